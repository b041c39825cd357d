// Every file of the built app stays within its budget, so that what a change adds to each first visit is seen.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { visits } from './visits.mjs';
import { budgetFor, overweight, readBudget, weigh } from './weight.mjs';

const BUDGET = new URL('budget.json', import.meta.url);
const DIST = process.env.APP_DIST || fileURLToPath(new URL('../../dist', import.meta.url));

test('every file of the built app stays within its budget', () => {
  assert.ok(existsSync(join(DIST, 'index.html')), `${DIST} holds no built app`);
  const sentences = overweight(weigh(DIST), readBudget(BUDGET));
  const how = 'Where a change is worth its bytes, run "node tests/weight/set.mjs" and say in the commit what they buy.';
  assert.deepEqual(sentences, [], `\n${sentences.join('\n')}\n${how}`);
});

test('what a visit loads, compressed, stays within its budget', () => {
  const sentences = overweight(visits(DIST), readBudget(new URL('visits.json', import.meta.url)));
  const how = 'The aims are in docs/adr/0007-bytes.md. What brings the code of a part into the first file is a call from there.';
  assert.deepEqual(sentences, [], `\n${sentences.join('\n')}\n${how}`);
});

test('what is heavier than its budget is noticed, and what has none', () => {
  const budget = { 'app.wasm': 1000, 'app.js': 100, 'gone.css': 10 };
  assert.deepEqual(overweight({ 'app.wasm': 1001, 'app.js': 100, 'new.json': 5 }, budget), [
    'app.wasm weighs 1001 bytes, 1 more than its budget of 1000',
    'new.json weighs 5 bytes and has no budget',
    'gone.css has a budget and was not built',
  ]);
});

test('a budget that is far above what there is hides the next change, and is noticed', () => {
  assert.deepEqual(overweight({ 'app.wasm': 90_000 }, { 'app.wasm': 100_000 }), [
    'app.wasm weighs 90000 bytes: lower its budget of 100000',
  ]);
  assert.deepEqual(overweight({ 'app.wasm': 99_000 }, { 'app.wasm': 100_000 }), []);
});

test('a budget that was just set is kept, whatever the file weighs', () => {
  for (const weight of [1, 44, 240, 4_314, 121_340, 2_717_128]) {
    const weights = { file: weight };
    assert.deepEqual(overweight(weights, budgetFor(weights)), []);
  }
});

test('a file has one name whatever is in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weighed-'));
  try {
    mkdirSync(join(folder, 'questionnaires'));
    mkdirSync(join(folder, 'app-51939b4c61f53c0d'));
    writeFileSync(join(folder, 'app-51939b4c61f53c0d', 'fill.wasm'), '12345');
    writeFileSync(join(folder, 'main-1c739ebd5766fe88.css'), '1');
    writeFileSync(join(folder, 'questionnaires', 'section-11.json'), '123');
    assert.deepEqual(weigh(folder), { 'app/fill.wasm': 5, 'main.css': 1, 'questionnaires/section-11.json': 3 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
