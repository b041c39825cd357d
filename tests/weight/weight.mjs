// What the files of a built app weigh beside their budget: what is too heavy, lighter than it need be budgeted, or not budgeted at all.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A budget may be so much above what there is: builds of the same source differ by a few bytes from machine to machine. */
const SLACK = 0.01;
/** Budgets are whole steps of so many bytes. */
const STEP = 100;

/** The weights of a folder's files in bytes. What stands for the content in a name is left out, so that a file has one name. */
export function weigh(folder) {
  const weights = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(folder, path).split(sep).join('/').replace(/-[0-9a-f]{16}(?=[._/])/, '');
    // What is compressed beside a file follows the file.
    if (name.startsWith('.') || name.endsWith('.gz')) continue;
    weights[name] = statSync(path).size;
  }
  return weights;
}

/** Reads a budget: the most bytes by the name of a file. */
export function readBudget(url) {
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** What is wrong with these weights, a sentence each. */
export function overweight(weights, budget) {
  const sentences = [];
  for (const [name, weight] of Object.entries(weights)) {
    const most = budget[name];
    if (most === undefined) sentences.push(`${name} weighs ${weight} bytes and has no budget`);
    else if (weight > most) sentences.push(`${name} weighs ${weight} bytes, ${weight - most} more than its budget of ${most}`);
    else if (weight < (most - STEP) * (1 - 2 * SLACK)) sentences.push(`${name} weighs ${weight} bytes: lower its budget of ${most}`);
  }
  for (const name of Object.keys(budget)) if (!(name in weights)) sentences.push(`${name} has a budget and was not built`);
  return sentences;
}

/** A budget for these weights. */
export function budgetFor(weights) {
  const most = (weight) => Math.ceil((weight * (1 + SLACK)) / STEP) * STEP;
  return Object.fromEntries(Object.entries(weights).sort().map(([name, weight]) => [name, most(weight)]));
}
