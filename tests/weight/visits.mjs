// What a visit loads, compressed as a good host does: to the first page, to the first question, and each part by itself.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const APP = 'safeguarding-audit';
/** What the page, its script and the app ask for before anybody has done anything. */
const FIRST_PAGE = ['main.css', `${APP}.js`, 'parts.js', `${APP}_bg.wasm`];
const BESIDE_IT = ['index.html', 'partnership.json', 'icon.svg', 'manifest.webmanifest'];
/** What choosing and beginning a section 11 self-assessment asks for. */
const QUESTION = ['fill.wasm'];
const BESIDE_THAT = ['questionnaires/index.json', 'questionnaires/section-11.json'];
/** Not fetched as a part of the page. */
const WORKER = /^worker/;

function packed(path) {
  return brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Bytes by what they are for. */
export function visits(folder) {
  const own = readdirSync(folder).find((name) => /^app-[0-9a-f]{16}$/.test(name));
  if (!own) throw new Error(`${folder} has no folder of the app`);
  const sum = (files, base = folder) => files.reduce((all, name) => all + packed(join(base, name)), 0);
  const inApp = join(folder, own);
  const firstPage = sum(FIRST_PAGE, inApp) + sum(BESIDE_IT);
  const firstQuestion = firstPage + sum(QUESTION, inApp) + sum(BESIDE_THAT);
  const parts = readdirSync(inApp).filter((name) => name.endsWith('.wasm') && !WORKER.test(name) && !FIRST_PAGE.includes(name));
  return {
    'to the first page': firstPage,
    'to the first question of section 11': firstQuestion,
    ...Object.fromEntries(parts.sort().map((name) => [`part ${name.replace('.wasm', '')}`, packed(join(inApp, name))])),
  };
}
