// Puts a built app into one HTML file that opens by double click from a disk or a file share, for places that host nothing:
// styles, scripts, parts, worker and questionnaires are all within it.
//
// node scripts/single-file.mjs BUILT-FOLDER FILE [PARTNERSHIP.JSON]

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const APP = 'safeguarding-audit';
const [folder, into, settings] = process.argv.slice(2);
if (!folder || !into) throw new Error('node scripts/single-file.mjs BUILT-FOLDER FILE [PARTNERSHIP.JSON]');

const own = readdirSync(folder).find((name) => /^app-[0-9a-f]{16}$/.test(name));
if (!own) throw new Error(`${folder} has no folder of the app: build it first`);
const read = (path) => readFileSync(join(folder, path), 'utf8');
const packed = (name) => gzipSync(readFileSync(join(folder, own, name)), { level: 9 }).toString('base64');

/** A script with all that it imports in it. A page from a disk may have no worker that is a module. */
function bundled(contents, format = 'esm') {
  const { outputFiles: [{ text }] } = buildSync({
    stdin: { contents, resolveDir: join(folder, own) },
    bundle: true,
    format,
    minify: true,
    write: false,
    // There is no file beside this one.
    define: { 'import.meta.url': '"file:///"' },
    logLevel: 'error',
    logOverride: { 'duplicate-object-key': 'silent' },
  });
  return text.trim();
}

/** What stands in the page and is no script that runs: by its id. */
function within(id, type, text) {
  // Nothing in it may end it. A JSON text may say any sign in this way.
  return `<script type="${type}" id="${id}">${text.replaceAll('</', '<\\/').replaceAll('<!--', '\\u003c!--')}</script>`;
}

const questionnaires = readdirSync(join(folder, 'questionnaires'), { recursive: true })
  .filter((name) => name.endsWith('.json'))
  .map((name) => `questionnaires/${name.replaceAll('\\', '/')}`);
const parts = readdirSync(join(folder, own)).filter((name) => name.endsWith('.wasm'));
const data = [
  within('partnership.json', 'application/json', settings ? readFileSync(settings, 'utf8').replace(/^\uFEFF/, '') : read('partnership.json')),
  ...questionnaires.sort().map((path) => within(path, 'application/json', read(path))),
  ...parts.sort().map((name) => within(name, 'application/octet-stream', packed(name))),
  within('worker.js', 'application/octet-stream', Buffer.from(bundled(`import './worker_loader.js';`, 'iife')).toString('base64')),
];

const start = bundled(`
  import init from './${APP}.js';
  import { wasm } from './parts.js';
  const text = (id) => document.getElementById(id)?.textContent;
  globalThis.appWithin = text;
  const worker = 'globalThis.appWithin=()=>' + JSON.stringify(text('worker_bg.wasm')) + ';' + new TextDecoder().decode(Uint8Array.from(atob(text('worker.js')), (letter) => letter.charCodeAt(0)));
  document.getElementById('app').dataset.worker = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
  await init({ module_or_path: wasm('${APP}_bg.wasm') });
  dispatchEvent(new Event('app-started'));
`).replaceAll('</', '<\\/');
const style = read(`${own}/main.css`).trim();
const icon = `data:image/svg+xml;base64,${Buffer.from(read('icon.svg')).toString('base64')}`;

let page = read('index.html')
  .replace(/<link rel="(?:stylesheet|modulepreload|preload|manifest|apple-touch-icon)"[^>]*>\n?/g, '')
  .replace(/<script type="module">[\s\S]*?<\/script>\n?/, '')
  .replace(/ data-(?:worker|keeper)="[^"]*"/g, '')
  .replace('href="icon.svg"', () => `href="${icon}"`)
  .replace('</head>', () => `<style>${style}</style>\n</head>`)
  .replace('</body>', () => `${data.join('\n')}\n<script type="module">${start}</script>\n</body>`);

// Nothing may be loaded from anywhere or sent anywhere.
const hashes = (tag) => [...page.matchAll(tag)].map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
const rules = [
  "default-src 'none'",
  `script-src 'wasm-unsafe-eval' ${hashes(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)}`,
  `style-src ${hashes(/<style>([\s\S]*?)<\/style>/g)}`,
  'img-src data:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
page = page.replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*"/, (_, begin) => `${begin}${rules}"`);
writeFileSync(into, page);
