// A questionnaire that somebody opens as a file: offered, used when the person says so, refused with reasons.
import assert from 'node:assert/strict';
import { serveApp } from './harness.mjs';
import { Assessor } from './assessor.mjs';
import { changed, file } from './files.mjs';
import { questionnaire, school, shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { ABOUT, FOUND } from './words.mjs';

const { scenario } = serveApp();
const own = { ...questionnaire, id: 'our-own-check', title: 'Our own check', edition: '2030' };
const about = { 'organisation-name': 'Ash Lane School', 'organisation-type': school.id };

scenario('a questionnaire from a file is offered, used only when the person says so, and opens again without the file', async ({ device }) => {
  const head = Assessor.of(await device(), own);
  await head.openFile(file('own.json', own));
  assert.match(await found(head).innerText(), /Our own check, edition 2030: \d+ parts with \d+ questions/);
  await head.control(FOUND.doNotUse, found(head)).click();
  await found(head).waitFor({ state: 'hidden' });
  await head.beginsFromFile(file('own.json', own), about);
  await head.page.reload();
  await head.atTaskList();
  await head.completes(head.parts[0]);
});

scenario('a draft of a questionnaire from a file asks the web site for nothing', async ({ device }) => {
  const head = Assessor.of(await device(), own);
  await head.beginsFromFile(file('own.json', own), about);
  await head.openDomain(head.parts[0]);
});

scenario('a survey from a file is set up like one that is offered, and goes on in its edition', async ({ device }) => {
  const survey = { ...shipped('parents-and-carers'), title: 'Our own survey', edition: '2030' };
  const worker = Surveyor.of(await device(), survey);
  await worker.openFile(file('survey.json', survey));
  await worker.control(FOUND.use, found(worker)).click();
  await worker.fillsSetUp({ 'organisation-type': 'VOL' });
  await worker.page.reload();
  await worker.atOverview();
  await worker.collects();
  await worker.replies({ answers: { PC1: 'yes' } });
  await worker.goesToOverview();
  assert.equal((await worker.downloadsReplies()).file.questionnaire.edition, '2030');
});

scenario('a questionnaire with problems says what and where, and is not used', async ({ device }) => {
  const broken = changed(questionnaire, ({ domains: [first, second] }) => {
    first.questions[0].scale = 'no-such-scale';
    second.questions[0].id = first.questions[1].id;
  });
  const head = await device();
  await head.openFile(file('broken.json', broken));
  const told = head.page.getByRole('alert').filter({ hasText: FOUND.unusable });
  await told.waitFor();
  const text = await told.innerText();
  const [first] = questionnaire.domains;
  const [one, two] = first.questions.map(({ id }) => id);
  for (const part of ['“broken.json”', `domains[${first.id}].questions[${one}].scale: “no-such-scale” is not defined`, `“${two}” stands here twice`]) {
    assert.ok(text.includes(part), `${part}\n${text}`);
  }
  assert.equal(await found(head).count(), 0);
  assert.deepEqual(await head.draftNames(), []);
});

scenario('a questionnaire with a limit that can never apply says so, and can be used', async ({ device }) => {
  const vain = { id: 'in-vain', of: 'overall', when: { key_gaps: 400 }, at_most: 'requires-improvement', because: 'Too many gaps' };
  const head = await device();
  await head.openFile(file('vain.json', changed(questionnaire, ({ grading }) => grading.limits.push(vain))));
  const text = await found(head).innerText();
  assert.match(text, FOUND.remarks);
  assert.ok(text.includes('grading.limits[in-vain].when: this limit can never apply'), text);
  await head.control(FOUND.use, found(head)).click();
  await head.arriveAt(ABOUT.heading);
});

function found(person) {
  return person.main.getByRole('region', { name: FOUND.part });
}
