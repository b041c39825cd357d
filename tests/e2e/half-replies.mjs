// Pieces of work on a survey that several scenarios begin with: one that is set up, a second tab, half a reply.
import assert from 'node:assert/strict';
import { partsAsked, wholeReply } from './asked.mjs';
import { shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { eventually } from './waiting.mjs';

export const young = shipped('young-people-12-plus');
export const ONCE = { parts: ['Y01', 'Y07'], 'answered-where': 'school' };
export const HALF = 'The bench by the canal';
const [first] = partsAsked(young, { profile: ONCE });
const [level] = first.questions;
const words = first.questions.find(({ type }) => type === 'long-text');

/** A whole reply that says this in words. */
export const reply = (text) => wholeReply(young, ONCE, { text });

/** A survey that is set up, at its welcome. */
export async function surveyOn(device, invited) {
  const person = Surveyor.of(await device(), young);
  await person.setsUp(ONCE, invited);
  await person.collects();
  return person;
}

export async function secondTab(person) {
  const other = await person.inAnotherTab();
  await other.opensFromHome();
  await other.collects();
  return other;
}

export async function givesHalf(person, text) {
  await person.begins();
  await fillsHalf(person, text);
}

export async function fillsHalf(person, text) {
  await person.tells(young.profile.find(({ id }) => id === 'age'), '14-15');
  await person.proceeds();
  await person.arriveAt(first.title);
  await person.says(level, 'no');
  await person.says(words, text);
  await person.keepsUnfinished(text);
}

export async function seesHalf(person, text) {
  await person.arriveAt(first.title);
  await eventually(async () => assert.equal(await person.textFor(words).inputValue({ timeout: 1_000 }), text));
  assert.ok(await person.question(level).getByRole('radio', { name: 'No', exact: true }).isChecked());
}

export async function fileOf(person) {
  await person.goesToOverview();
  return (await person.downloadsReplies()).file;
}

/** What each reply of the file says in words, in order. */
export async function textsIn(person) {
  const { replies } = await fileOf(person);
  return replies.map(({ answers }) => answers[words.id].value).sort();
}
