// The app comes in parts: each is fetched when somebody first needs it, few of them in all, and one that does not come is a
// sentence with a way to try again, with every word that was typed still there.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { firstQuestion, questionnaire, shipped } from './questionnaire.mjs';
import { AT_RISK, AUDIT, CHECK, CHOOSE, DEVICE, HOME, JOINT, PARTS, RETURNS, TASKS } from './words.mjs';

const { scenario } = serveApp({ folder: '/some/folder/' });
const [firstDomain] = questionnaire.domains;
const BROKEN = { expects: [/./] };
const missing = (name) => [new RegExp(`/${name}\\.wasm$`), (route) => route.abort('connectionreset')];

scenario('a part that is cut off says so and comes when it is tried again, and nothing that was typed is lost', async ({ device }) => {
  const head = await device({ ...BROKEN, answers: [missing('finish')] });
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(firstDomain);
  await head.noteOn(firstQuestion).fill('Heard by the board in May');
  await head.page.goBack();
  await head.atTaskList();
  await head.press(TASKS.check);
  await head.arriveAt(PARTS.missing);
  await head.page.getByText(/Nothing that you typed is lost/).waitFor();
  await checkWithAxe(head.page);
  await screenshots(head.page, 'part-missing');
  await head.press(PARTS.again);
  await head.arriveAt(PARTS.missing);
  await head.page.context().unrouteAll();
  await head.press(PARTS.again);
  await head.arriveAt(CHECK.heading);
  await head.main.getByText('Heard by the board in May').waitFor();
});

scenario('where what does something on the first page does not come, that is said, and it works when it is pressed again', async ({ device }) => {
  const head = await device({ ...BROKEN, answers: [missing('fill')] });
  await head.press(HOME.start);
  await head.arriveAt(PARTS.missing);
  await head.page.goBack();
  await head.arriveAt(HOME.heading);
  await head.openFile({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await head.notice(/did not arrive.*Nothing was changed/).waitFor();
  await head.page.context().unrouteAll();
  await head.press(HOME.start);
  await head.arriveAt(CHOOSE.heading);
});

scenario('from the first page to a return, and from there to everything else, at most ten requests are made for parts', async ({ device }) => {
  const asked = [];
  const head = await device();
  head.page.on('request', (request) => {
    if (/\/app-[0-9a-f]+\/(?!worker)[\w]+\.wasm$/.test(request.url())) asked.push(request.url().split('/').pop());
  });
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(firstDomain);
  await head.page.goBack();
  await head.atTaskList();
  await head.press(TASKS.check);
  await head.arriveAt(CHECK.heading);
  for (const [hash, heading] of [['#/returns', RETURNS.heading], ['#/device', DEVICE.heading], ['#/case', JOINT.link], ['#/choose-cases', HOME.choosing]]) {
    await head.visit(hash);
    await head.arriveAt(heading);
  }
  assert.ok(asked.length <= 10, asked.join(', '));
  assert.deepEqual([...new Set(asked)].sort(), [...asked].sort(), 'none is fetched twice');
});

scenario('a filter that answers with a page of its own is no part of the app, and is asked again', async ({ device }) => {
  const head = await device({ ...BROKEN, answers: [[/\/keep\.wasm(\.gz)?$/, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Please sign in</p>' })]] });
  await head.visit('#/device');
  await head.arriveAt(PARTS.missing);
  await head.page.context().unrouteAll();
  await head.press(PARTS.again);
  await head.arriveAt(DEVICE.heading);
});

scenario('without the network an auditor is told what to do for a child at risk, and whoever has begun can finish', async ({ device }) => {
  const auditor = Auditor.of(await device(BROKEN), shipped('front-door-audit'));
  await auditor.begins({ 'organisation-type': 'CSC', 'auditor-role': 'Quality assurance officer' });
  await auditor.page.waitForLoadState('networkidle');
  await auditor.page.context().setOffline(true);
  await auditor.page.getByRole('link', { name: AT_RISK.heading }).click();
  await auditor.arriveAt(AT_RISK.heading);
  await auditor.page.goBack();
  await auditor.atTaskList();
  await auditor.openCheck();
  await auditor.page.goBack();
  await auditor.atTaskList();
  await auditor.press(AUDIT.overall);
  await auditor.arriveAt(AUDIT.overall);
});
