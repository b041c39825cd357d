import { createServer } from 'node:http'; import sirv from 'sirv'; import { chromium } from 'playwright-core';
const s = createServer(sirv('/tmp/fdist')); await new Promise(r=>s.listen(0,r)); const A=`http://127.0.0.1:${s.address().port}/`;
const b = await chromium.launch({executablePath:process.env.CHROMIUM||'/usr/bin/chromium',args:['--no-sandbox']});
const p = await (await b.newContext({viewport:{width:1100,height:900}})).newPage();
p.on('console',m=>{if(m.type()!='info'&&m.type()!='log')console.log(m.type(),m.text())}); p.on('pageerror',e=>console.log('ERR',e.message));
const shot=async n=>{await p.waitForTimeout(150); await p.screenshot({path:`/tmp/shots/${n}.png`,fullPage:true}); await p.setViewportSize({width:320,height:800}); await p.waitForTimeout(80); await p.screenshot({path:`/tmp/shots/${n}-320.png`,fullPage:true}); await p.setViewportSize({width:1100,height:900});};
const press=async n=>{await p.getByRole('main').getByRole('button',{name:n,exact:true}).click();};
await p.goto(A); await p.getByRole('heading',{level:1}).waitFor();
await p.goto(A+'#/start'); await p.getByLabel('Section 11 self-assessment',{exact:true}).waitFor(); await shot('start');
await p.getByLabel("Young people's survey, ages 5 to 8").check(); await press('Continue'); await p.getByRole('heading',{level:1,name:/ages 5 to 8/}).waitFor(); await shot('overview58');
await press('Collect replies on this device'); await p.waitForTimeout(300); await shot('next58');
console.log(await p.getByRole('heading',{level:1}).innerText());
if((await p.getByRole('heading',{level:1}).innerText()).includes('Set up')){ for(const sel of await p.locator('fieldset').all()){ const c=sel.locator('input').first(); if(await c.count()) await c.check();} await p.locator('select').count() && await p.locator('select').first().selectOption({index:1}); await press('Save and continue'); await p.waitForTimeout(300); await press('Collect replies on this device'); await p.waitForTimeout(300);}
await shot('welcome58'); await press('Start'); await p.waitForTimeout(400); await shot('about58'); 
console.log(await p.getByRole('heading',{level:1}).innerText());
if((await p.getByRole('heading',{level:1}).innerText())=='About you'){ await press('Continue'); await p.waitForTimeout(300);}
await p.locator('input[type=radio]').first().check().catch(()=>{}); await p.locator('input[type=checkbox]').first().check().catch(()=>{}); await shot('part58'); await press('Continue'); await p.waitForTimeout(300); await shot('check58'); await press('Finish and hand over to the next person'); await p.waitForTimeout(400); await shot('thanks58');
await p.getByRole('link',{name:'For whoever runs this survey'}).click(); await p.waitForTimeout(300); await shot('overview58b');
await p.goto(A+'#/'); await p.waitForTimeout(400); await shot('home');
await b.close(); s.close();
