// What stands in the way of submitting, what is worth another look and what is good to know: each finding leads to its place,
// and one after the other is put right until the return can go in, without a mouse.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { fillDate } from './fields.mjs';
import { file } from './files.mjs';
import { Keyboard } from './keyboard.mjs';
import { Subgroup } from './subgroup.mjs';
import { ABOUT, ACTION, CHECK, COMPLETE, DECLARATION, DOMAIN, FOUND, TASKS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };

const level = (id, text, more = {}) => ({ id, text, type: 'level', scale: 'compliance', ...more });
const many = Array.from({ length: 8 }, (_, at) => level(`D2.${at + 1}`, `Is door ${at + 1} looked after?`));
const said = (id, is) => ({ answer: id, is: [is] });
const BECAUSE = 'You say that somebody is named, and that nobody knows who.';

/** A small questionnaire with two checks of its own: an answer against another, and actions without an owner. */
const club = {
  format: 'safeguarding-audit/questionnaire', version: 1, id: 'club', edition: '2026', title: 'Club check', kind: 'self-assessment',
  guidance_edition: 'Local standards 2026', purpose: 'For clubs: a short look.', reference_prefix: 'CLB',
  scales: [
    { id: 'compliance', good_from: 'in-place', not_applicable: true, dont_know: true, levels: [
      { id: 'in-place', label: 'In place', value: 2 }, { id: 'partly', label: 'Partly in place', value: 1 },
      { id: 'not-in-place', label: 'Not in place', value: 0 }] },
    { id: 'grade', good_from: 'good', levels: [{ id: 'good', label: 'Good', value: 1 }, { id: 'needs-work', label: 'Needs work', value: 0 }] },
  ],
  profile: [{ id: 'organisation-name', label: 'Name of the club', type: 'short-text', required: true }],
  domains: [
    { id: 'D1', title: 'People', questions: [
      level('D1.1', 'Is somebody named whom children can turn to?', { key: true, evidence: 'expected' }),
      level('D1.2', 'Do children know who that is?'),
      level('D1.3', 'Is there a deputy?'),
      { id: 'D1.4', text: 'What share of helpers is trained?', type: 'percentage' }] },
    { id: 'D2', title: 'Places', questions: many },
    { id: 'D3', title: 'Paper', questions: [level('D3.1', 'Is there a policy?'), level('D3.2', 'Is there training?'), level('D3.3', 'Do you meet?')] },
  ],
  grading: {
    scale: 'grade',
    domain: { method: 'share', bands: [{ from: 65, grade: 'good' }, { from: 0, grade: 'needs-work' }] },
    overall: { method: 'share', bands: [{ from: 65, grade: 'good' }, { from: 0, grade: 'needs-work' }] },
  },
  checks: [
    { check: 'contradiction', severity: 'block', when: said('D1.1', 'in-place'), and: said('D1.2', 'not-in-place'), because: BECAUSE },
    { check: 'action-without-owner', severity: 'block' },
  ],
  declaration: 'I confirm that these answers are a fair picture of our club.',
};
const [people, places, paper] = club.domains;
const question = (id) => club.domains.flatMap(({ questions }) => questions).find((one) => one.id === id);

class Lead {
  constructor(person) {
    this.person = person;
    this.keyboard = new Keyboard(person.page);
  }

  get main() {
    return this.person.main;
  }

  of(id) {
    return this.person.question(question(id));
  }

  async choose(id, label) {
    await this.of(id).getByRole('radio', { name: label, exact: true }).check();
  }

  async opens(domain) {
    await this.person.domainLink(domain).click();
    await this.person.arriveAt(domain.title);
    await this.main.getByRole('group').first().waitFor();
  }

  /** A draft with one of each. */
  async begins() {
    await this.person.openFile(file('club.json', club));
    await this.person.control(FOUND.use, this.main.getByRole('region', { name: FOUND.part })).click();
    await this.person.arriveAt(ABOUT.heading);
    await this.main.getByRole('textbox', { name: 'Name of the club' }).fill('Invented Club');
    await this.person.press(ABOUT.save);
    await this.person.arriveAt(club.title);
    await this.opens(people);
    await this.choose('D1.1', 'In place');
    await this.choose('D1.2', 'Not in place');
    await this.person.evidenceFor(question('D1.2')).fill('Policy of March 2019');
    await this.person.noteOn(question('D1.2')).fill('Ring jo@example.org');
    await this.addAction('D1.2');
    await this.choose('D1.3', DOMAIN.notApplicable);
    await this.of('D1.4').getByRole('textbox').first().fill('101');
    await this.person.seesSaved();
    await this.toTasks();
    await this.opens(paper);
    for (const [at, text] of ['Policy', 'Training log', 'Minutes of meetings'].entries()) {
      await this.choose(`D3.${at + 1}`, 'In place');
      await this.person.evidenceFor(question(`D3.${at + 1}`)).fill(text);
    }
    await this.person.seesSaved();
    await this.toTasks();
  }

  async addAction(id) {
    const group = this.of(id);
    await group.getByRole('button', { name: DOMAIN.addAction }).click();
    await group.getByRole('textbox', { name: ACTION.change }).fill('Put up a notice');
    await fillDate(group.getByRole('group', { name: ACTION.due }), { day: '1', month: '2', year: '2026' });
    await group.getByRole('button', { name: DOMAIN.saveAction }).click();
  }

  async toTasks() {
    await this.person.page.getByRole('link', { name: 'Back', exact: true }).click();
    await this.person.arriveAt(club.title);
  }

  async toFindings() {
    await this.person.openCheck();
  }

  get findings() {
    return this.main.getByRole('region', { name: CHECK.findings });
  }

  /** The list under the heading of a kind. */
  group(heading) {
    return this.findings.getByRole('heading', { level: 4, name: heading }).locator('xpath=following-sibling::ul[1]');
  }

  async counts(sentence) {
    await this.findings.getByText(sentence, { exact: true }).waitFor();
  }

  /** Follows the first link of a kind with the keyboard, and sees the focus at its place. */
  async follows(heading, arriveAt, place) {
    await this.keyboard.activate(this.group(heading).getByRole('link').first());
    await this.person.arriveAt(arriveAt);
    await eventually(async () => assert.ok(await place.evaluate((element) =>
      element === document.activeElement || element.contains(document.activeElement)), `the focus is at the place of “${heading}”`));
  }

  /** Goes back to the findings, which are then as they are now. */
  async goesBack() {
    await this.person.seesSaved();
    await this.person.page.goBack();
    await this.person.arriveAt(CHECK.heading);
  }
}

scenario('every finding says what it does and leads to its place', async ({ device }) => {
  const lead = new Lead(await device());
  await lead.begins();
  await lead.main.getByText('12 still to do before you can submit').waitFor();
  await lead.toFindings();
  await lead.counts('12 to put right before you submit, 3 worth another look and 2 good to know.');
  const headings = await lead.findings.getByRole('heading').allInnerTexts();
  assert.deepEqual(headings, [
    'Findings',
    'To put right before you submit (12)',
    'Say why this does not apply (1)',
    'Answers that do not fit (1)',
    'Not answered yet (8)',
    'Nobody is named, by role, to do this (1)',
    'Answers that contradict each other (1)',
    'Worth another look (3)',
    'No evidence is named, and some is expected here (1)',
    'Actions that are overdue (1)',
    'Texts that may have personal data in them (1)',
    'Good to know (2)',
    'Evidence that may be more than a year old (1)',
    'What difference did it make? (1)',
  ]);
  await inspect(lead.person.page, 'before-it-goes-in');
}, LONG);

scenario('of a long list five are shown, then all, and what is printed is whole', async ({ device }) => {
  const lead = new Lead(await device());
  await lead.begins();
  await lead.toFindings();
  const links = lead.group(/^Not answered yet/).getByRole('link');
  assert.equal(await links.count(), 5);
  const button = lead.findings.getByRole('button', { name: /^Show all 8/ });
  await lead.keyboard.activate(button, 'Space');
  await eventually(async () => assert.equal(await links.count(), 8));
  assert.ok(await links.nth(5).evaluate((link) => link === document.activeElement), 'the focus is on the first that is new');
  await checkWithAxe(lead.person.page);
  await lead.findings.getByRole('button', { name: /^Show fewer/ }).click();
  assert.equal(await links.count(), 5);
  await lead.person.page.emulateMedia({ media: 'print' });
  assert.equal(await links.count(), 8, 'on paper all are there');
  await lead.person.page.emulateMedia({ media: null });
}, LONG);

scenario('with the keyboard alone one after the other is put right, until the return can go in', async ({ device }) => {
  const lead = new Lead(await device());
  const { person, keyboard, main } = lead;
  await lead.begins();

  // Submit is refused, with what is left.
  await person.press(TASKS.declaration);
  await person.arriveAt(DECLARATION.heading);
  await main.getByText('12 still to do before you can submit.').waitFor();
  await screenshots(person.page, 'before-it-goes-in-declaration');
  await keyboard.activate(person.control(DECLARATION.submit));
  await person.errorSummary.waitFor();
  assert.match(await person.errorSummary.innerText(), new RegExp(BECAUSE));
  await keyboard.activate(main.getByRole('link', { name: CHECK.heading, exact: true }));
  await person.arriveAt(CHECK.heading);

  await lead.follows(/^Say why this does not apply/, people.title, lead.of('D1.3'));
  await keyboard.type(person.whyNotApplicable(question('D1.3')), 'We are two helpers');
  await lead.goesBack();

  await lead.follows(/^Answers that do not fit/, people.title, lead.of('D1.4'));
  const share = lead.of('D1.4').getByRole('textbox').first();
  await keyboard.reach(share);
  await person.page.keyboard.press('Control+A');
  await person.page.keyboard.type('100');
  await lead.goesBack();

  await lead.follows(/^Answers that contradict each other/, people.title, lead.of('D1.2'));
  await keyboard.choose(lead.of('D1.2'), 'Partly in place');
  await lead.goesBack();

  await lead.follows(/^Nobody is named/, 'Action plan', main.getByRole('button', { name: /^Change/ }).first());
  await person.page.keyboard.press('Enter');
  await keyboard.type(main.getByRole('textbox', { name: ACTION.owner }), 'Club welfare officer');
  await keyboard.activate(main.getByRole('button', { name: DOMAIN.saveAction }));
  await lead.goesBack();

  await lead.follows(/^Not answered yet/, places.title, lead.of('D2.1'));
  for (const { id } of places.questions) await keyboard.choose(lead.of(id), 'In place');
  await lead.goesBack();

  await lead.findings.getByRole('heading', { level: 3, name: /^Worth another look/ }).waitFor();
  assert.equal(await lead.findings.getByRole('heading', { name: /^To put right/ }).count(), 0, 'nothing blocks any more');
  await keyboard.activate(person.control(CHECK.proceed));
  await person.arriveAt(DECLARATION.heading);
  assert.equal(await main.getByText(/still to do before you can submit/).count(), 0);
  await keyboard.activate(main.getByRole('checkbox', { name: DECLARATION.confirm }), 'Space');
  await keyboard.type(main.getByRole('textbox', { name: DECLARATION.role }), 'Club welfare officer');
  await keyboard.activate(person.control(DECLARATION.submit));
  await person.arriveAt(COMPLETE.heading);
}, LONG);

scenario('a field of the profile is gone to as a question is', async ({ device }) => {
  const person = await device();
  const lead = new Lead(person);
  await lead.begins();
  await person.press(TASKS.about);
  await person.arriveAt(ABOUT.heading);
  await lead.main.getByRole('textbox', { name: 'Name of the club' }).fill('');
  await person.seesSaved();
  await person.page.getByRole('link', { name: 'Back', exact: true }).click();
  await person.arriveAt(club.title);
  await lead.toFindings();
  await lead.keyboard.activate(lead.group(/^Not answered yet/).getByRole('link', { name: 'Name of the club' }));
  await person.arriveAt(ABOUT.heading);
  const field = lead.main.getByRole('textbox', { name: 'Name of the club' });
  await eventually(async () => assert.ok(await field.evaluate((element) => element === document.activeElement)));
}, LONG);

scenario('the desk says in a word how far each return shows what it says, and why on the page of an organisation', async ({ device }) => {
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.trySamples();
  await subgroup.open('Organisations');
  const table = officer.main.getByRole('table').first();
  await table.getByRole('columnheader', { name: 'Assurance' }).waitFor();
  const words = new Set(await table.locator('tbody tr > td:nth-of-type(1)').allInnerTexts());
  for (const word of ['Evidenced', 'Partly evidenced', 'Asserted']) assert.ok(words.has(word), `${word} in ${[...words]}`);
  await screenshots(officer.page, 'assurance-organisations');
  await table.getByRole('row').nth(1).getByRole('link').click();
  await officer.main.getByRole('heading', { level: 2, name: /^Assurance: / }).waitFor();
  await officer.main.getByText(/answers at good or better for which evidence is due name some/).first().waitFor();
  await checkWithAxe(officer.page);
  await screenshots(officer.page, 'assurance-organisation');
}, LONG);
