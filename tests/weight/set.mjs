// Sets the budgets to what the built app weighs now: file by file, and what a visit loads.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { visits } from './visits.mjs';
import { budgetFor, weigh } from './weight.mjs';

const DIST = process.env.APP_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
const set = (name, weights) => writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(budgetFor(weights), null, 2)}\n`);
set('budget.json', weigh(DIST));
set('visits.json', visits(DIST));
