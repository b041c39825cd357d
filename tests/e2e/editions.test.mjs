// A draft stays in the edition it was begun in: what moving it would change, moving it, and going back.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { changed } from './files.mjs';
import { Keeper } from './keeper.mjs';
import { levelQuestions, profileField, questionnaire, school } from './questionnaire.mjs';
import { DOMAIN, EDITION, LEVEL, VERSIONS } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Ash Lane School';
const NEXT = '2031';
const [domain] = questionnaire.domains;
const [dropped, reworded, unfit, kept] = levelQuestions(domain, school, { key: false });
const boroughs = profileField('boroughs');
const added = { ...kept, id: `${domain.id}.X`, text: 'Do leaders ask children what they think of these reports?' };
const newWords = { ...reworded, text: `${reworded.text} (asked in other words)` };
const fewLevels = { ...questionnaire.scales.find(({ id }) => id === unfit.scale), id: 'few', good_from: 'in-place-with-impact' };
fewLevels.levels = fewLevels.levels.filter(({ id }) => id !== 'in-place');
const nextEdition = changed(questionnaire, (next) => {
  next.edition = NEXT;
  next.profile = next.profile.filter(({ id }) => id !== boroughs.id);
  next.scales.push(fewLevels);
  const [first] = next.domains;
  first.questions = first.questions.filter(({ id }) => id !== dropped.id);
  first.questions = first.questions.map((question) => ({ [reworded.id]: newWords, [unfit.id]: { ...unfit, scale: fewLevels.id } })[question.id] ?? question);
  first.questions.push(added);
});
const MOVED_ANSWER = `Answered in edition ${questionnaire.edition}: ${LEVEL.inPlace}`;

scenario('a draft stays in its edition, and shows first what moving would change', async ({ device }) => {
  const head = await begun(await device());
  const before = await head.downloadsDraftFromTaskList();
  assert.equal(await head.control(EDITION.see).count(), 0, 'nothing else is offered yet');
  await offers(head, nextEdition);
  await head.control(EDITION.see).waitFor();
  const offer = await head.main.innerText();
  assert.ok(offer.includes(`now offers edition ${NEXT}`) && offer.includes(`begun in, ${questionnaire.edition}`), offer);
  await head.openDomain(domain);
  await seesEditionBegunIn(head);
  await head.press(DOMAIN.save);

  await head.atTaskList();
  await head.press(EDITION.see);
  await head.arriveAt(EDITION.heading);
  await head.control(EDITION.move(NEXT)).waitFor();
  assert.deepEqual(await consequences(head), {
    [EDITION.noLongerFits]: [`${unfit.id} ${unfit.text} (other answers to choose from)`],
    [EDITION.changed]: [`${reworded.id} ${newWords.text} (before: ${reworded.text})`],
    [EDITION.dropped]: [`${dropped.id} ${dropped.text}`, `${boroughs.label}`],
    [EDITION.added]: [`${added.id} ${added.text}`],
    [EDITION.kept]: [`${kept.id} ${kept.text}`],
  });

  await head.press(EDITION.stay);
  await head.atTaskList();
  const after = await head.downloadsDraftFromTaskList();
  assert.deepEqual([after.questionnaire, after.answers, after.profile], [before.questionnaire, before.answers, before.profile], 'nothing was changed');
});

scenario('a moved draft keeps its answers, and what no longer fits stands in the note', async ({ device }) => {
  const head = await begun(await device());
  await moves(head);
  await seesNextEdition(head);
  const moved = await head.downloadsDraftFromTaskList();
  assert.equal(moved.questionnaire.edition, NEXT);
  assert.equal(moved.answers[dropped.id].value, 'in-place', 'what is no longer asked stays in the file');
  assert.equal(moved.profile[boroughs.id], 'Fernbridge');
  assert.equal(await head.control(EDITION.see).count(), 0, 'there is nothing to move to any more');
  await head.page.reload();
  await head.openDomain(domain);
  await seesNextEdition(head);
});

scenario('an earlier version brings back the edition it was in, and that can be taken back too', async ({ device }) => {
  const head = await begun(await device());
  const before = await head.downloadsDraftFromTaskList();
  await moves(head);
  await goesBack(head, questionnaire.edition);
  await head.control(EDITION.see).waitFor();
  const back = await head.downloadsDraftFromTaskList();
  assert.deepEqual([back.questionnaire, back.answers, back.profile], [before.questionnaire, before.answers, before.profile]);
  await head.openDomain(domain);
  await seesEditionBegunIn(head);
  await head.page.reload();
  await seesEditionBegunIn(head);

  await goesBack(head, NEXT);
  await head.openDomain(domain);
  await seesNextEdition(head);
});

scenario('a new draft is in the edition that is offered, beside the old one in its own', async ({ device }) => {
  const head = await begun(await device());
  await offers(head, nextEdition);
  await head.goHome();
  await head.startFor({ name: 'Birch School' });
  await head.openDomain(domain);
  await head.question(added).waitFor();
  await head.seesSaved();
  await head.opensDraft(NAME);
  await seesEditionBegunIn(head);
});

scenario('a draft opens although what is offered cannot be read any more', async ({ device }) => {
  const head = await begun(await device());
  await offers(head, 'Not a questionnaire');
  await head.openDomain(domain);
  await seesEditionBegunIn(head);
  await head.writes('Still here', kept);
  await head.seesSaved();
});

scenario('another text of the same edition is offered as that', async ({ device }) => {
  const head = await begun(await device());
  await offers(head, { ...nextEdition, edition: questionnaire.edition });
  await head.control(EDITION.see).waitFor();
  assert.match(await head.main.innerText(), new RegExp(`another text of edition ${questionnaire.edition}`));
});

function keeper({ page, address, complaints }) {
  return new Keeper(page, address, complaints);
}

/** A draft of the present edition with four answers in place, at its task list. */
async function begun(person) {
  const head = keeper(person);
  await head.startFor({ name: NAME, more: { [boroughs.id]: 'Fernbridge' } });
  await head.openDomain(domain);
  for (const question of [dropped, reworded, unfit, kept]) await head.answer(question, LEVEL.inPlace);
  await head.writes('Seen by the board', unfit);
  await head.seesSaved();
  await head.press(DOMAIN.save);
  await head.atTaskList();
  return head;
}

/** From now on, the partnership offers this in place of the questionnaire that ships. */
async function offers(person, content) {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  await person.page.route(`**/questionnaires/${questionnaire.id}.json`, (route) => route.fulfill({ contentType: 'application/json', body }));
  await person.page.reload();
  await person.atTaskList();
}

/** Moves to the next edition, and opens the part that has changed. */
async function moves(head) {
  await offers(head, nextEdition);
  await head.press(EDITION.see);
  await head.arriveAt(EDITION.heading);
  await head.press(EDITION.move(NEXT));
  await head.atTaskList();
  await head.page.getByText('The draft was moved.').waitFor();
  await head.openDomain(domain);
}

/** Restores the newest earlier version, which is in this edition; ends at the task list. */
async function goesBack(head, edition) {
  await head.opensVersions();
  await head.versions();
  await head.versionRows.first().getByRole('button', { name: VERSIONS.restore }).click();
  await head.atTaskList();
  await head.page.getByText(`in edition ${edition} of the questionnaire`).waitFor();
}

async function seesEditionBegunIn(head) {
  for (const question of [dropped, reworded, unfit, kept]) await isAnswered(head, question);
  assert.equal(await head.question(newWords).count(), 0);
  assert.equal(await head.question(added).count(), 0);
  assert.equal(await head.noteNow(unfit), 'Seen by the board');
}

async function seesNextEdition(head) {
  for (const question of [newWords, kept]) await isAnswered(head, question);
  assert.equal(await head.question(dropped).count(), 0);
  for (const question of [unfit, added]) assert.equal(await head.question(question).getByRole('radio', { checked: true }).count(), 0, 'it is open');
  assert.equal(await head.noteNow(unfit), `Seen by the board\n${MOVED_ANSWER}`);
}

async function isAnswered(head, question) {
  const radio = head.question(question).getByRole('radio', { name: LEVEL.inPlace, exact: true });
  await eventually(async () => assert.ok(await radio.isChecked({ timeout: 1_000 }), question.text));
}

/** What the page says that moving would do: the lines in the list under each heading, whose number the heading tells. */
async function consequences(head) {
  const headings = await head.main.getByRole('heading', { level: 2 }).allInnerTexts();
  const lists = await head.main.getByRole('list').all();
  return Object.fromEntries(await Promise.all(headings.map(async (heading, place) => {
    const [, name, count] = heading.match(/^(.+) \((\d+)\)$/);
    const lines = await lists[place].getByRole('listitem').allInnerTexts();
    assert.equal(lines.length, Number(count), heading);
    return [name, lines];
  })));
}
