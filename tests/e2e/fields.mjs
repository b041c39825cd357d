// Fills in one question or profile field by its type, the way a person would.
import { DATE, DOMAIN, LEVEL } from './words.mjs';
import { offered } from './asked.mjs';
import { choicesOf, questionnaire } from './questionnaire.mjs';

const MANY = 7;
const SAMPLE_TEXT = 'Kept in the safeguarding folder, reviewed every term';

/** A name that begins with the label, and may go on only with "(optional)". */
export function labelled(label) {
  return new RegExp(`^${escaped(label)}(\\s*\\(optional\\))?$`);
}

export function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Whether the About page shows the field. */
export async function isShown(main, field, within = questionnaire) {
  return (await controlOf(main, field, within).count()) > 0;
}

/** Fills a field of the About page, with a fitting answer where none is given. */
export async function fillProfileField(main, field, value, within = questionnaire) {
  const control = controlOf(main, field, within);
  switch (field.type) {
    case 'choice': {
      const label = value ?? choicesOf(field, within)[0].label;
      return isSelect(field, within) ? control.selectOption({ label }) : choose(control, label);
    }
    case 'short-text':
    case 'long-text':
    case 'case-reference':
      return control.fill(value ?? 'Designated safeguarding lead');
    case 'number':
    case 'percentage':
      return control.fill(value ?? '12');
    default:
      return fillGroup(control, field, value, within);
  }
}

/** Fills a field with what is said, by the ids of choices. */
export async function tellField(main, field, said, within) {
  if (field.type === 'choices') return tick(controlOf(main, field, within), field, said, within);
  return fillProfileField(main, field, labelOf(within, field, said), within);
}

/** Ticks choices in the fieldset of a question or field, by their ids. */
export async function tick(group, asked, ids, within) {
  for (const id of ids) await group.getByRole('checkbox', { name: labelOf(within, asked, id), exact: true }).check();
}

/** What people read where a choice or level is meant; a text is itself. */
export function labelOf(within, asked, id) {
  return offered(within, asked).find((one) => one.id === id)?.label ?? id;
}

/** Answers a question within its fieldset: a level by its label, anything else fittingly. */
export async function answerIn(group, question, level, within = questionnaire) {
  switch (question.type) {
    case 'level':
      return choose(group, onScale(question, level, within));
    case 'choice':
      return isSelect(question, within)
        ? group.getByRole('combobox').selectOption({ label: choicesOf(question, within)[0].label })
        : choose(group, choicesOf(question, within)[0].label);
    case 'short-text':
    case 'long-text':
      return group.getByRole('textbox').first().fill(SAMPLE_TEXT);
    case 'rows':
      return group.getByRole('textbox').first().fill('Deputy head');
    case 'number':
    case 'percentage':
      return group.getByRole('textbox').first().fill('92');
    default:
      return fillGroup(group, question, undefined, within);
  }
}

/** The label in the question's own scale that stands where a level of the usual one stands. */
export function onScale(question, level, within = questionnaire) {
  const place = Object.values(LEVEL).indexOf(level);
  const scale = within.scales.find(({ id }) => id === question.scale);
  const levels = [...scale.levels].sort((one, other) => other.value - one.value);
  if (place < 0 || levels.some(({ label }) => label === level)) return level;
  const good = levels.findIndex(({ id }) => id === scale.good_from);
  return levels[[0, good, Math.min(good + 1, levels.length - 1), levels.length - 1][place]].label;
}

export async function fillDate(group, { day, month, year }) {
  await group.getByLabel(DATE.day, { exact: true }).fill(day);
  await group.getByLabel(DATE.month, { exact: true }).fill(month);
  await group.getByLabel(DATE.year, { exact: true }).fill(year);
}

export async function choose(group, label) {
  const name = label === DOMAIN.dontKnow ? /^Don['’]t know$/ : label;
  await group.getByRole('radio', { name, exact: true }).check();
}

async function fillGroup(group, asked, value, within) {
  switch (asked.type) {
    case 'yes-no':
      return choose(group, value ?? 'Yes');
    case 'choices':
      return group.getByRole('checkbox', { name: value ?? choicesOf(asked, within)[0].label, exact: true }).check();
    case 'n-of-m':
      await group.getByRole('textbox').nth(0).fill('3');
      return group.getByRole('textbox').nth(1).fill('5');
    case 'date':
      return fillDate(group, value ?? { day: '1', month: '9', year: '2026' });
    default:
      throw new Error(`no way to answer a question of type ${asked.type}`);
  }
}

function controlOf(main, field, within) {
  const name = labelled(field.label);
  if (['short-text', 'long-text', 'number', 'percentage', 'case-reference'].includes(field.type)) return main.getByRole('textbox', { name });
  return main.getByRole(isSelect(field, within) ? 'combobox' : 'group', { name });
}

function isSelect(asked, within) {
  return asked.type === 'choice' && choicesOf(asked, within).length > MANY;
}
