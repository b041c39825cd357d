// The app is kept on the device: it opens and works without the network; a newer version waits until the person says so, and
// old and new are never mixed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkWithAxe, screenshots } from './appearance.mjs';
import { onFirefox } from './firefox.mjs';
import { onProfiles } from './profile.mjs';
import { DIST, partnership, questionnaire, school, shipped, standards } from './questionnaire.mjs';
import { otherVersionOf } from './site.mjs';
import { eventually } from './waiting.mjs';
import { AUDIT, CHOOSE, COMPLETE, DEVICE, DOMAIN, HOME, LEVEL, LOADING, OFFLINE, RETURNS, TASKS } from './words.mjs';

const { scenario } = onProfiles();
const { scenario: inFirefox } = onFirefox();
const NAME = 'Ash Lane School';
const KEEPS = { keepsApp: true };
const [firstDomain] = questionnaire.domains;
/** One that ships and is not offered. */
const newlyOffered = shipped('case-audit-without-grades');

for (const [which, scenarioIn] of Object.entries({ Chromium: scenario, Firefox: inFirefox })) {
  scenarioIn(`after one visit the app opens in ${which} without the network, and a whole self-assessment is completed there`, async ({ profile, device, site }) => {
    const { person: head } = await (profile ?? device)(KEEPS);
    await allIsKept(head);
    await site.goDown();
    try {
      await head.page.reload();
      await head.goHome();
      await head.main.getByText(OFFLINE.since).waitFor();
      if (which === 'Chromium') await screenshots(head.page, 'home-without-the-network');
      await head.startFor({ name: NAME, type: school });
      for (const domain of standards) {
        await head.openDomain(domain);
        await head.answerEverything(domain, LEVEL.inPlace);
        await head.press(DOMAIN.save);
        await head.atTaskList();
      }
      await head.openCheck();
      await head.page.goBack();
      await head.atTaskList();
      await head.press(TASKS.declaration);
      await head.submitDeclaration();
      const { text } = await head.download(COMPLETE.download);
      assert.equal(JSON.parse(text).status, 'submitted');
      // What nobody has opened before is there too.
      for (const [hash, heading] of [['#/returns', RETURNS.heading], ['#/choose-cases', HOME.choosing]]) {
        await head.visit(hash);
        await head.arriveAt(heading);
      }
    } finally {
      await site.comeUp();
    }
  }, { timeout: 300_000 });
}

scenario('figures are made without the network, from the samples', async ({ profile, site }) => {
  const { person: officer } = await profile(KEEPS);
  await allIsKept(officer);
  await site.goDown();
  try {
    await officer.page.reload();
    await officer.visit('#/returns');
    await officer.arriveAt(RETURNS.heading);
    await officer.press(RETURNS.samples);
    await officer.main.getByRole('table').first().waitFor({ timeout: 60_000 });
  } finally {
    await site.comeUp();
  }
});

scenario('a newer version waits while somebody writes, and comes when they say so, with every word', async ({ profile, site }) => {
  const opened = await profile(KEEPS);
  const { person: head } = opened;
  await allIsKept(head);
  await head.goHome();
  await head.beginsDraft(NAME);
  await head.writes('Written in the older version');
  const older = await releaseOf(head);
  site.release();
  const colleague = await opened.newTab();
  await head.page.getByRole('heading', { name: OFFLINE.newer }).waitFor({ timeout: 60_000 });
  await checkWithAxe(head.page);
  await screenshots(head.page, 'newer-version');
  assert.equal(await releaseOf(colleague), older, 'a new tab has the same version as the others');
  await head.typesOn(', and a word more');
  await head.page.reload();
  assert.equal(await releaseOf(head), older, 'loading the page again is not saying so');
  await head.reads('Written in the older version, and a word more');
  await head.typesOn(' at the last moment');
  await head.press(OFFLINE.load, head.page);
  await eventually(async () => assert.notEqual(await releaseOf(head), older), 30_000);
  await head.reads('Written in the older version, and a word more at the last moment');
  assert.equal(await head.page.getByRole('heading', { name: OFFLINE.newer }).count(), 0);

  // The other tab goes on with what it began with, also with parts that it had not fetched.
  await colleague.page.getByRole('heading', { name: OFFLINE.elsewhere }).waitFor();
  await colleague.visit('#/choose-cases');
  await colleague.arriveAt(HOME.choosing);
  assert.equal(await releaseOf(colleague), older);
  await colleague.goHome();
  await colleague.page.getByRole('button', { name: OFFLINE.again }).click();
  await eventually(async () => assert.notEqual(await releaseOf(colleague), older), 30_000);
  await colleague.arriveAt(HOME.heading);
});

scenario('a newer version never takes over while something cannot be saved', async ({ profile, site }) => {
  const opened = await profile({ ...KEEPS, expects: [/quota/i] });
  const { person: head } = opened;
  await allIsKept(head);
  await head.goHome();
  await head.beginsDraft(NAME);
  await head.seesSaved();
  const older = await releaseOf(head);
  site.release();
  const other = await opened.newTab();
  await head.page.getByRole('heading', { name: OFFLINE.newer }).waitFor({ timeout: 60_000 });
  await other.page.close();
  await head.page.evaluate(keepNothingMore);
  await head.writes('Only in this page');
  await head.seesNotSaved();
  await head.press(OFFLINE.load, head.page);
  await head.notice(OFFLINE.notLoaded).waitFor();
  assert.equal(await releaseOf(head), older);
});

scenario('what the partnership changes is there at the next visit, and where it cannot be fetched the last of it serves', async ({ profile, site }) => {
  // Some hosts tell browsers to keep everything for some minutes.
  site.serve(DIST, { caching: 'max-age=600' });
  const { person: head } = await profile(KEEPS);
  await allIsKept(head);
  const offersMore = { ...partnership, name: 'Willowshire Safeguarding Children Partnership', questionnaires: [...partnership.questionnaires, newlyOffered.id] };
  const folder = changedCopy((write) => write('partnership.json', JSON.stringify(offersMore)));
  site.serve(folder, { caching: 'max-age=600' });
  await head.goHome();
  await head.page.reload();
  await head.page.getByText('Willowshire Safeguarding Children Partnership').first().waitFor();
  assert.equal(await head.main.getByText(OFFLINE.since).count(), 0);
  await eventually(async () => assert.ok(await head.page.evaluate((id) => caches.match(`questionnaires/${id}.json`).then(Boolean), newlyOffered.id)), 30_000);
  await site.goDown();
  try {
    await head.page.reload();
    await head.page.getByText('Willowshire Safeguarding Children Partnership').first().waitFor();
    await head.main.getByText(OFFLINE.since).waitFor();
    await head.press(HOME.start);
    await head.page.getByRole('radio', { name: newlyOffered.title }).check();
    await head.press(CHOOSE.proceed);
    await head.arriveAt(AUDIT.about);
  } finally {
    await site.comeUp();
    site.serve(DIST);
  }
});

scenario('a file that is not one of the release is not kept, and is asked for again at the next visit', async ({ profile, site }) => {
  site.serve(changedCopy((write) => write(`${release()}/survey.wasm`, '\0asm and then something else')));
  const { person: head } = await profile(KEEPS);
  await head.press(HOME.device);
  await head.main.getByText(OFFLINE.notAll).waitFor({ timeout: 60_000 });
  site.serve(DIST);
  await head.page.reload();
  await head.main.getByText(OFFLINE.all).waitFor({ timeout: 60_000 });
});

scenario('from a host that does not compress, what was compressed before is taken, and the app works', async ({ profile, site }) => {
  site.serve(DIST, { packs: false });
  const { person: head } = await profile();
  const asked = [];
  head.page.on('request', (request) => asked.push(request.url().split('/').pop()));
  await head.page.reload();
  await head.press(HOME.start);
  await head.arriveAt(CHOOSE.heading);
  assert.ok(asked.includes('safeguarding-audit_bg.wasm.gz') && asked.includes('fill.wasm.gz'), asked.join(', '));
  assert.ok(!asked.includes('fill.wasm'), 'it is known by then how this host sends files');
  site.serve(DIST);
});

scenario('where the browser keeps no app, that is said', async ({ profile }) => {
  const { person: head } = await profile();
  await head.press(HOME.device);
  await head.main.getByText(OFFLINE.only).waitFor();
});

scenario('who deletes everything deletes the app too, and it comes again at the next visit', async ({ profile }) => {
  const { person: head } = await profile(KEEPS);
  await allIsKept(head);
  await head.deletesEverything();
  await eventually(async () => assert.deepEqual(await head.page.evaluate(() => caches.keys()), []));
  await allIsKept(head);
});

scenario('a draft that is opened from the desktop, in the installed app, is there without being chosen again', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  await head.writes('Passed on to a colleague');
  await head.seesSaved();
  const text = JSON.stringify(await head.downloadsDraftFromTaskList());
  const opened = `Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (take) => take({ files: [{ name: 'draft.json', getFile: async () => new File([${JSON.stringify(text)}], 'draft.json') }] }) } });`;
  const { person: colleague } = await profile({ prepare: opened });
  await colleague.draftRow(NAME).or(colleague.domainLink(firstDomain)).first().waitFor();
  await colleague.reaches(firstDomain);
  await colleague.reads('Passed on to a colleague');
});

scenario('a release that does not start is replaced by the next one, where somebody tries again', async ({ profile, site }) => {
  const path = `${release()}/safeguarding-audit.js`;
  const broken = 'throw new Error("broken");';
  site.serve(changedCopy((write) => {
    write(path, broken);
    write('service-worker.js', readFileSync(join(DIST, 'service-worker.js'), 'utf8').replace(digestOf(readFileSync(join(DIST, path))), digestOf(broken)));
  }));
  const { person: head } = await profile({ ...KEEPS, expects: [/./] });
  await head.page.getByRole('heading', { name: LOADING.cannot }).waitFor();
  // As on a device on which it was kept by an earlier release.
  await head.page.evaluate(async () => {
    await navigator.serviceWorker.register('./service-worker.js');
    await navigator.serviceWorker.ready;
  });
  site.serve(otherVersionOf(DIST));
  await head.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((later) => { setTimeout(later, 100); });
  });
  await head.page.getByRole('button', { name: LOADING.again }).click();
  await head.arriveAt(HOME.heading);
  site.serve(DIST);
});

scenario('where the newer version does not come when it is asked for, that is said, and the page goes on', async ({ profile, site }) => {
  const opened = await profile(KEEPS);
  const { person: head } = opened;
  await allIsKept(head);
  const deaf = otherVersionOf(DIST);
  const worker = join(deaf, 'service-worker.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace('"take over"', '"nothing that is said"'));
  site.serve(deaf);
  await opened.newTab();
  await head.goHome();
  await head.beginsDraft(NAME);
  await head.page.getByRole('heading', { name: OFFLINE.newer }).waitFor({ timeout: 60_000 });
  await head.writes('Before and after');
  // By keyboard, as anybody may.
  const load = head.page.getByRole('button', { name: OFFLINE.load });
  await load.focus();
  await head.page.keyboard.press('Enter');
  await head.notice(OFFLINE.didNotCome).waitFor({ timeout: 20_000 });
  await head.typesOn(', still here');
  await head.reads('Before and after, still here');
  await head.seesSaved();
  site.serve(DIST);
});

scenario('nobody is asked to load a newer version where what was typed is not kept until it is complete', async ({ profile, site }) => {
  const opened = await profile(KEEPS);
  const { person: officer } = opened;
  await allIsKept(officer);
  site.release();
  await opened.newTab();
  await officer.page.getByRole('heading', { name: OFFLINE.newer }).waitFor({ timeout: 60_000 });
  await officer.visit('#/choose-cases');
  await officer.arriveAt(HOME.choosing);
  assert.equal(await officer.page.getByRole('heading', { name: OFFLINE.newer }).count(), 0);
  await officer.goHome();
  await officer.page.getByRole('heading', { name: OFFLINE.newer }).waitFor();
  site.serve(DIST);
});

/** Waits until the page about the device says that the whole app is on it. */
async function allIsKept(person) {
  await person.goHome();
  await person.page.reload();
  await person.press(HOME.device);
  await person.arriveAt(DEVICE.heading);
  await person.main.getByText(OFFLINE.all).waitFor({ timeout: 60_000 });
}

/** From now on nothing can be written in the page that runs this, as on a full device. */
function keepNothingMore() {
  const full = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };
  IDBObjectStore.prototype.put = full;
  Storage.prototype.setItem = full;
}

/** The folder of the release that a page was opened with. */
async function releaseOf({ page }) {
  return page.locator('link[rel=stylesheet]').first().getAttribute('href');
}

function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function release() {
  return readdirSync(DIST).find((name) => name.startsWith('app-'));
}

/** A copy of the built app in which some files say something else. */
function changedCopy(change) {
  const copy = mkdtempSync(join(tmpdir(), 'changed-copy-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(DIST, copy, { recursive: true });
  change((path, text) => {
    writeFileSync(join(copy, path), text);
    if (path.endsWith('.wasm')) writeFileSync(join(copy, `${path}.gz`), gzipSync(text));
  });
  return copy;
}
