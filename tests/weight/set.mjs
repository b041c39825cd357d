// Sets the budget to what the built app weighs now.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { budgetFor, weigh } from './weight.mjs';

const DIST = process.env.APP_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
writeFileSync(new URL('budget.json', import.meta.url), `${JSON.stringify(budgetFor(weigh(DIST)), null, 2)}\n`);
