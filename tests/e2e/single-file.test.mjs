// The whole app in one HTML file, opened from a disk: it answers, keeps, adds up, and says what a file on a disk cannot promise.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkWithAxe, screenshots } from './appearance.mjs';
import { onFirefox } from './firefox.mjs';
import { onProfiles } from './profile.mjs';
import { DIST, partnership, questionnaire } from './questionnaire.mjs';
import { CHECK, HOME, OFFLINE, RETURNS, TASKS } from './words.mjs';

const { scenario } = onProfiles();
const { scenario: inFirefox } = onFirefox();
const NAME = 'Ash Lane School';
const [firstDomain] = questionnaire.domains;
const folder = mkdtempSync(join(tmpdir(), 'single-file-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Makes the file, as scripts/package does, and gives its address. */
function made(name, ...settings) {
  const path = join(folder, name);
  execFileSync('node', ['scripts/single-file.mjs', DIST, path, ...settings], { cwd: new URL('../..', import.meta.url) });
  return pathToFileURL(path).href;
}

for (const [which, scenarioIn] of Object.entries({ Chromium: scenario, Firefox: inFirefox })) {
  scenarioIn(`one file opened from a disk in ${which} answers, keeps what was typed, and adds up`, async ({ profile, device }) => {
    const { person: head } = await (profile ?? device)({ at: made(`${which} on a disk.html`) });
    await head.main.getByText(OFFLINE.fromDisk).waitFor();
    if (which === 'Chromium') {
      await checkWithAxe(head.page);
      await screenshots(head.page, 'single-file-home');
    }
    await head.beginsDraft(NAME);
    await head.writes('Typed into a file on a disk');
    await head.seesSaved();
    await head.page.reload();
    await head.reads('Typed into a file on a disk');
    await head.goHome();
    await head.opensDraft(NAME);
    await head.reads('Typed into a file on a disk');
    await head.goesToTaskList();
    await head.press(TASKS.check);
    await head.arriveAt(CHECK.heading);
    assert.equal((await head.downloadsDraftFromTaskList()).profile['organisation-name'], NAME);
    await head.visit('#/device');
    await head.main.getByText(OFFLINE.inOneFile).waitFor();
    await head.visit('#/returns');
    await head.arriveAt(RETURNS.heading);
    await head.press(RETURNS.samples);
    await head.main.getByRole('table').first().waitFor({ timeout: 60_000 });
  });
}

scenario('a partnership puts its own settings into the file', async ({ profile }) => {
  const settings = join(folder, 'partnership.json');
  writeFileSync(settings, JSON.stringify({ ...partnership, name: 'Willowshire </script><!-- Partnership' }));
  const { person: head } = await profile({ at: made('ours.html', settings) });
  await head.page.getByText('Willowshire </script><!-- Partnership').first().waitFor();
  await head.press(HOME.start);
});
