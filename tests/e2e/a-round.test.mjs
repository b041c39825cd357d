// A whole round: last year's file, a lead, two colleagues and a reviewer, each on a device of their own; two of them are killed in the middle and go on.
import assert from 'node:assert/strict';
import { file, sealed } from './files.mjs';
import { onProfiles } from './profile.mjs';
import { questionnaire, school } from './questionnaire.mjs';
import { Reviewer, seesText } from './reviewer.mjs';
import { asksColleague, submit, submittedReturn } from './stories.mjs';
import { eventually } from './waiting.mjs';
import { CHOOSE, COLLEAGUES, COMPLETE, DOMAIN, HOME, LAST_TIME, LEVEL, MODERATING, STATUS } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const [first, second] = questionnaire.domains;
const isAsked = ({ applies_to: types, shown_when: when, type }) => type === 'level' && !when && (!types?.length || types.includes(school.id));
const [forNurse, forBoth, , forLead] = first.questions.filter(isAsked);

scenario('from last year’s return to this year’s, with two colleagues and a reviewer, each on a device of their own', async ({ profile }) => {
  const archive = await profile();
  const lastYear = sealed(await submittedReturn(archive.person, NAME), (copy) => { copy.cycle = '2025-26'; });

  const office = await profile();
  let lead = office.person;
  await lead.press(HOME.start);
  await lead.arriveAt(CHOOSE.heading);
  await lead.press(LAST_TIME.begin);
  await lead.page.getByLabel(LAST_TIME.file).setInputFiles(file('last-year.json', lastYear));
  await lead.atTaskList();
  const parts = [];
  for (const [role, questions] of [['School nurse', [forNurse, forBoth]], ['Bursar', [forBoth]]]) {
    parts.push(await asksColleague(lead, questions, role));
    await lead.press(COLLEAGUES.back, lead.page);
    await lead.atTaskList();
  }

  const surgery = await profile();
  let nurse = surgery.person;
  await nurse.openFile(file('nurse.json', parts[0]));
  await nurse.atTaskList();
  await nurse.openDomain(first);
  await nurse.question(forNurse).getByText(/^Last time \(2025-26\)/).waitFor();
  await nurse.question(forNurse).getByRole('button', { name: LAST_TIME.still }).click();
  await nurse.answer(forBoth, LEVEL.partly);
  await nurse.noteOn(forBoth).fill('New staff have not been told yet');
  await nurse.seesSaved();
  surgery.kill();
  nurse = await surgery.restart();
  await nurse.openDraft(NAME);
  await eventually(async () => assert.equal(await nurse.noteOn(forBoth).inputValue(), 'New staff have not been told yet'));
  await nurse.press(DOMAIN.save);
  await nurse.atTaskList();
  const fromNurse = JSON.parse((await nurse.download(COLLEAGUES.sendBack)).text);

  const bursary = await profile();
  const bursar = bursary.person;
  await bursar.openFile(file('bursar.json', parts[1]));
  await bursar.atTaskList();
  await bursar.openDomain(first);
  await bursar.answer(forBoth, LEVEL.notInPlace);
  await bursar.press(DOMAIN.save);
  await bursar.atTaskList();
  const fromBursar = JSON.parse((await bursar.download(COLLEAGUES.sendBack)).text);

  await lead.openDomain(first);
  await lead.answer(forLead, LEVEL.shown);
  await lead.seesSaved();
  await lead.goHome();
  await lead.openFile(file('from-nurse.json', fromNurse));
  await lead.arriveAt(COLLEAGUES.bring);
  await lead.press(COLLEAGUES.bring);
  await lead.atTaskList();
  await lead.goHome();
  await lead.openFile(file('from-bursar.json', fromBursar));
  await lead.arriveAt(COLLEAGUES.bring);
  await lead.page.getByRole('heading', { name: 'You both said something (1)' }).waitFor();
  // What was not brought in yet is still in its file, and what was stays.
  office.kill();
  lead = await office.restart();
  await lead.openFile(file('from-bursar.json', fromBursar));
  await lead.arriveAt(COLLEAGUES.bring);
  await lead.main.getByRole('radio', { name: COLLEAGUES.both, exact: true }).check();
  await lead.press(COLLEAGUES.bring);
  await lead.atTaskList();
  await lead.openDomain(first);
  assert.equal(await lead.question(forNurse).getByRole('radio', { name: LEVEL.inPlace, exact: true }).isChecked(), true);
  assert.equal(await lead.question(forLead).getByRole('radio', { name: LEVEL.shown, exact: true }).isChecked(), true);
  const note = await lead.noteOn(forBoth).inputValue();
  assert.match(note, /New staff have not been told yet/);
  assert.match(note, /Answered by Bursar: Not in place/);
  await lead.evidenceFor(forLead).fill('Minutes of the governors');
  await lead.press(LAST_TIME.confirmPage);
  await lead.press(DOMAIN.save);
  await lead.atTaskList();
  await lead.task(first).getByText(STATUS.completed).waitFor();
  for (const domain of questionnaire.domains.slice(1)) {
    if (!(await lead.domainLink(domain).count())) continue;
    await lead.openDomain(domain);
    await lead.press(LAST_TIME.confirmPage);
    await lead.press(DOMAIN.save);
    await lead.atTaskList();
  }
  await lead.task(second).getByText(STATUS.completed).waitFor();
  await submit(lead);
  await lead.page.getByRole('heading', { name: LAST_TIME.since }).waitFor();
  const sent = await lead.download(COMPLETE.download);

  const partnership = await profile();
  const reviewer = Reviewer.of(partnership.person);
  await reviewer.opensReturn(file(sent.name, sent.text));
  await seesText(reviewer, /What has changed since last time/);
  await reviewer.beginsToModerate();
  await reviewer.opensToModerate(first);
  await reviewer.gives(forLead.id, LEVEL.inPlace, 'The minutes show that it was planned.');
  await reviewer.goesOnWithTheList();
  await reviewer.role.fill('Partnership reviewer');
  await reviewer.press(MODERATING.finish);
  await reviewer.arriveAt(MODERATING.complete);
  const reviewed = await reviewer.download(MODERATING.download);

  await lead.goHome();
  await lead.openFile(file(reviewed.name, reviewed.text));
  await lead.arriveAt(COMPLETE.heading);
  await seesText(lead, /Reviewed by Partnership reviewer/);
  await seesText(lead, /The minutes show that it was planned/);
}, { timeout: 400_000 });
