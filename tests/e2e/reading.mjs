// What a page says, as values: grades as a person reads them, counts with their percentages, tables of a downloaded CSV.
import assert from 'node:assert/strict';
import { CHECK, GRADE, RETURNS } from './words.mjs';

const ANY_GRADE = new RegExp(Object.values(GRADE).join('|'));

/** The grade that "Check your answers" shows beside each name (a domain's title, or "Overall"), explanations closed. */
export async function gradesShown(person, names) {
  const text = await gradesText(person);
  const starts = names.map((name) => ({ name, at: text.indexOf(name) })).filter(({ at }) => at >= 0);
  starts.sort((one, other) => one.at - other.at);
  const parts = starts.map(({ name, at }, place) => [name, text.slice(at + name.length, starts[place + 1]?.at)]);
  return Object.fromEntries(parts.map(([name, part]) => [name, part.match(ANY_GRADE)?.[0]]));
}

export async function gradeOf(person, domain) {
  return (await gradesShown(person, [domain.title]))[domain.title];
}

/** Opens every "How this grade was worked out", and reads the whole part with the grades. */
export async function explanationsShown(person) {
  const summaries = person.main.locator('summary').filter({ hasText: CHECK.explanation });
  assert.ok(await summaries.count(), 'a grade explains itself');
  for (const summary of await summaries.all()) await summary.click();
  return gradesText(person);
}

async function gradesText(person) {
  const headings = await person.main.getByRole('heading', { level: 2 }).allInnerTexts();
  const lines = (await person.main.innerText()).split('\n').map((line) => line.trim());
  const from = lines.indexOf(CHECK.grades);
  assert.ok(from >= 0, `there is a heading "${CHECK.grades}"`);
  const next = headings.map((heading) => heading.trim()).at(headings.findIndex((heading) => heading.trim() === CHECK.grades) + 1);
  const to = lines.indexOf(next, from + 1);
  return lines.slice(from + 1, to < 0 ? undefined : to).join('\n');
}

/** How many returns the Overview says its figures count. */
export async function countedReturns(person) {
  const [, one, other] = (await person.main.innerText()).match(RETURNS.counted) ?? [];
  return Number(one ?? other ?? Number.NaN);
}

/** Every "x of n (p%)" in a text, and every "x of n good or better" of fewer than ten; with its percentage checked. */
export function sharesIn(text) {
  return [...text.matchAll(/(\d+) of (\d+)(?: \((\d+)%\)| (?=good or better))/g)].map(([sentence, some, of, percent]) => {
    assert.equal(percent !== undefined, Number(of) >= 10, `a percentage from ten on: ${sentence}`);
    if (percent !== undefined) assert.equal(Number(percent), Math.floor((100 * some) / of + 0.5), `rounded half up: ${sentence}`);
    return { some: Number(some), of: Number(of) };
  });
}

/** The first "x of n (p%) good or better" after each domain's title, as far as domains are shown. */
export function sharesOfDomains(text, domains) {
  return domains.filter(({ title }) => text.includes(title)).map((domain) => {
    const [sentence] = text.slice(text.indexOf(domain.title)).match(RETURNS.goodOrBetter) ?? [];
    assert.ok(sentence, `"x of n (p%) good or better" for ${domain.title}`);
    const [{ some, of }] = sharesIn(sentence);
    return { domain, some, of };
  });
}

/** Rows and cells of a CSV, quotes undone. */
export function cellsOf(csv) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;
  for (const [all, raw, end] of csv.replace(/^\uFEFF/, '').matchAll(cell)) {
    if (all === '' && end === '') break;
    rows.at(-1).push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end.endsWith('\n')) rows.push([]);
  }
  return rows.filter((row) => row.length);
}
