// A reviewer of the partnership moderates a self-assessment, is killed in the middle and goes on; the organisation sees both, and the subgroup shows figures by either.
import assert from 'node:assert/strict';
import { inspect, serveApp } from './harness.mjs';
import { Assessor } from './assessor.mjs';
import { sealed, file } from './files.mjs';
import { onProfiles } from './profile.mjs';
import { questionnaire } from './questionnaire.mjs';
import { Reviewer, seesText } from './reviewer.mjs';
import { Subgroup } from './subgroup.mjs';
import { eventually } from './waiting.mjs';
import { COMPLETE, MODERATING, RETURNS } from './words.mjs';

const { scenario } = serveApp();
const { scenario: onDisk } = onProfiles();
const LONG = { timeout: 400_000 };
const NAME = 'Ash Lane School';
const ABOUT_IT = { 'organisation-name': NAME, 'organisation-type': 'SCH' };
const ROLE = 'Partnership business manager';

onDisk('an organisation submits, a reviewer moderates and is killed in the middle, and each sees both grades', async ({ profile }) => {
  const school = await profile();
  const head = Assessor.of(school.person, questionnaire);
  await head.begins(ABOUT_IT);
  await head.answersEverything();
  await head.submits();
  assert.equal(await head.main.getByRole('link', { name: MODERATING.link }).count(), 0, 'nobody is their own reviewer');
  const first = await head.download(COMPLETE.download);
  const original = JSON.parse(first.text);
  const [partA, partB] = head.parts.filter(({ ungraded }) => !ungraded);
  const one = levelsOf(partA).find(({ key }) => key);
  const two = levelsOf(partA).find(({ id }) => id !== one.id);

  const office = await profile();
  let reviewer = Reviewer.of(office.person);
  await reviewer.opensReturn(file(first.name, first.text));
  await reviewer.beginsToModerate();
  await inspect(reviewer.page, 'review-begun');
  await reviewer.opensToModerate(partA);
  await inspect(reviewer.page, 'review-part');
  await reviewer.gives(one.id, labelOf(one, 'partly-in-place'), 'The policy that was sent is of 2019.');
  await seesText(reviewer, /As moderated: Requires improvement\. The organisation’s own answers give: Good\./);
  await reviewer.seesSaved();
  office.kill();
  reviewer = Reviewer.of(await office.restart());
  await reviewer.main.getByRole('link', { name: new RegExp(`^Open ${NAME}`) }).click();
  await reviewer.arriveAt(`${partA.id} ${partA.title}`);
  assert.equal(await reviewer.reasonFor(one.id).inputValue(), 'The policy that was sent is of 2019.');
  await reviewer.levelOf(two.id).getByRole('radio', { name: labelOf(two, 'not-in-place'), exact: true }).check();
  await reviewer.press(MODERATING.save);
  await seesText({ main: reviewer.errorSummary }, MODERATING.noReason);
  await reviewer.errorSummary.getByRole('link').click();
  assert.equal(await reviewer.reasonFor(two.id).evaluate((field) => field === document.activeElement), true);
  await reviewer.page.keyboard.type('Nobody is named.');
  await inspect(reviewer.page, 'review-part-moderated', { arrived: false });
  await reviewer.goesOnWithTheList();
  await seesText(reviewer, /2 answers moderated/);
  await reviewer.opensToModerate(partB);
  await reviewer.givesDomain(partB.id, 'Inadequate', 'The visit showed another picture.');
  await seesText(reviewer, /You give this grade yourself\./);
  await reviewer.goesOnWithTheList();
  await reviewer.press(MODERATING.finish);
  await seesText({ main: reviewer.errorSummary }, /Enter your role/);
  await reviewer.role.fill(ROLE);
  await inspect(reviewer.page, 'review-list', { arrived: false });
  await reviewer.press(MODERATING.finish);
  await reviewer.arriveAt(MODERATING.complete);
  await seesText(reviewer, /2 answers moderated\. 2 of \d+ domain grades changed\./);
  await inspect(reviewer.page, 'review-complete');
  const reviewed = await reviewer.download(MODERATING.download);
  const sent = JSON.parse(reviewed.text);
  assert.deepEqual(sent.answers, original.answers, 'the organisation’s own answers are as they were');
  assert.deepEqual(sent.grades, original.grades);
  const [review] = sent.moderation;
  assert.deepEqual(Object.keys(review.answers).sort(), [one.id, two.id].sort());
  assert.equal(review.by, ROLE);

  await head.goHome();
  await head.openFile(file(reviewed.name, reviewed.text));
  await head.arriveAt(COMPLETE.heading);
  await seesText(head, /As moderated[\s\S]*Reviewed by Partnership business manager/);
  await seesText(head, /As moderated: Partly in place\. Reason: The policy that was sent is of 2019\./);
  await seesText(head, /Inadequate[\s\S]*Given by the reviewer\. Reason: The visit showed another picture\./);
  await inspect(head.page, 'return-as-moderated');
  await head.press(COMPLETE.correct);
  await head.atTaskList();
  await head.openCheck();
  await seesText(head, /Revision 1 was reviewed by Partnership business manager\. A correction has to be reviewed anew\./);
  await seesText(head, /As moderated in revision 1: Partly in place/);
  await inspect(head.page, 'check-of-a-reviewed-return');

  const subgroup = await Subgroup.openReturns((await profile()).person);
  const { person } = subgroup;
  await subgroup.add([file(reviewed.name, reviewed.text)]);
  await subgroup.counts(1);
  await seesText(person, /1 of 1 of overall grades are good or better/);
  await person.main.getByRole('combobox', { name: MODERATING.grades }).selectOption(MODERATING.moderatedGrades);
  await seesText(person, /as moderated; 1 of 1 return was moderated[\s\S]*0 of 1 of overall grades are good or better/);
  assert.match(person.page.url(), /[?&]grades=moderated/);
  await inspect(person.page, 'returns-as-moderated', { arrived: false });
  await person.page.reload();
  await seesText(person, /0 of 1 of overall grades are good or better/);
  await subgroup.open(RETURNS.moderation);
  await person.main.getByRole('table', { name: MODERATING.moved }).waitFor();
  await person.main.getByRole('heading', { name: MODERATING.reviewedOrganisations }).waitFor();
  await inspect(person.page, 'returns-reviews', { arrived: false });
  await person.main.getByRole('link', { name: NAME }).click();
  await seesText(person, /as given[\s\S]*as moderated/i);
  await seesText(person, /As moderated: Partly in place\. Reason: The policy that was sent is of 2019\./);
  await inspect(person.page, 'returns-reviewed-organisation', { arrived: false });
}, LONG);

scenario('a review that was stopped goes on where it was, and two reviews of one return stand side by side', async ({ device }) => {
  const { part, returned } = await submittedReturn(device);
  const [one] = levelsOf(part);
  const reviewer = Reviewer.of(await device());
  await reviewer.opensReturn(file('return.json', returned));
  await reviewer.beginsToModerate();
  await reviewer.opensToModerate(part);
  await reviewer.gives(one.id, labelOf(one, 'not-in-place'), 'Nothing was sent.');
  await reviewer.goesOnWithTheList();
  await reviewer.press(MODERATING.stop);
  await seesText(reviewer, MODERATING.stopped);
  await reviewer.main.getByRole('button', { name: 'Undo' }).click();
  await seesText(reviewer, /1 answer moderated/);
  await reviewer.role.fill('First reviewer');
  await reviewer.press(MODERATING.finish);
  await reviewer.arriveAt(MODERATING.complete);
  await reviewer.press(MODERATING.anew);
  await reviewer.arriveAt(MODERATING.heading);
  await reviewer.opensToModerate(part);
  await reviewer.levelOf(one.id).getByRole('radio', { name: MODERATING.left, exact: true }).waitFor();
  assert.equal(await reviewer.levelOf(one.id).getByRole('radio', { name: MODERATING.left, exact: true }).isChecked(), true, 'it begins anew');
  await reviewer.goesOnWithTheList();
  await reviewer.role.fill('Second reviewer');
  await reviewer.press(MODERATING.finish);
  await reviewer.arriveAt(MODERATING.complete);
  await reviewer.main.getByRole('heading', { name: MODERATING.several }).waitFor();
  await seesText(reviewer, /First reviewer: First reviewer\. Second reviewer: Second reviewer\./);
  await seesText(reviewer, new RegExp(`${one.id.replace('.', '\\.')} [\\s\\S]* – Not in place; As the organisation says`));
  await inspect(reviewer.page, 'two-reviews');
});

scenario('a review with the keyboard alone, from the return to its file', async ({ device }) => {
  const { part, returned } = await submittedReturn(device);
  const [one] = levelsOf(part);
  const reviewer = Reviewer.of(await device());
  const { keyboard } = reviewer.page;
  const inFocus = () => reviewer.page.evaluate(() => {
    const field = document.activeElement;
    const group = field.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    return `${field.type === 'radio' ? group : ''} ${field.labels?.[0]?.textContent ?? field.textContent}`.replace(/\s+/g, ' ').trim();
  });
  const tabsTo = async (wanted) => {
    for (let presses = 0; presses < 400; presses += 1) {
      if (wanted.test(await inFocus())) return;
      await keyboard.press('Tab');
    }
    throw new Error(`${wanted} is not reached with Tab`);
  };
  await reviewer.opensReturn(file('return.json', returned));
  await tabsTo(/^Review this return$/);
  await keyboard.press('Enter');
  await reviewer.arriveAt(MODERATING.heading);
  await tabsTo(/^Start the review$/);
  await keyboard.press('Space');
  await reviewer.role.waitFor();
  await tabsTo(new RegExp(`^${part.id} `));
  await keyboard.press('Enter');
  await reviewer.arriveAt(`${part.id} ${part.title}`);
  await tabsTo(new RegExp(`^Moderated level of ${one.id}`));
  await keyboard.press('ArrowUp');
  await eventually(async () => assert.match(await inFocus(), /Not in place$/));
  await tabsTo(new RegExp(`^Why you give ${one.id} another level$`));
  await keyboard.type('Nothing was sent.');
  await tabsTo(/^Save and continue$/);
  await keyboard.press('Enter');
  await reviewer.arriveAt(MODERATING.heading);
  await tabsTo(/^Your role$/);
  await keyboard.type(ROLE);
  await tabsTo(/^Finish review$/);
  await keyboard.press('Enter');
  await reviewer.arriveAt(MODERATING.complete);
  await tabsTo(/^Download reviewed return$/);
  const [download] = await Promise.all([reviewer.page.waitForEvent('download'), keyboard.press('Enter')]);
  assert.match(download.suggestedFilename(), /-return-1\.json$/);
});

/** The questions of a part that are answered with how far something is in place. */
function levelsOf(part) {
  return part.questions.filter(({ type, scale }) => type === 'level' && labelsOf(scale)['partly-in-place']);
}

function labelsOf(scale) {
  const { levels } = questionnaire.scales.find(({ id }) => id === scale);
  return Object.fromEntries(levels.map(({ id, label }) => [id, label]));
}

function labelOf({ scale }, level) {
  return labelsOf(scale)[level];
}

/** A return of section 11 with answers in its first graded part: what else was asked does not matter here. */
async function submittedReturn(device) {
  const head = Assessor.of(await device(), questionnaire);
  await head.begins(ABOUT_IT);
  const part = head.parts.find(({ ungraded }) => !ungraded);
  await head.goHome();
  const { text } = await head.download(head.main.getByRole('button', { name: /^Download\b/ }).first());
  const answers = Object.fromEntries(levelsOf(part).map(({ id }) => [id, { value: 'in-place' }]));
  const declaration = { role: 'Head teacher', at: '2026-11-20' };
  const returned = sealed(JSON.parse(text), (copy) => Object.assign(copy, { status: 'submitted', declaration, answers }));
  return { part, returned };
}
