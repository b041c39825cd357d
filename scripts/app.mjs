// Puts the release app together in dist/: compiles it, divides it into the parts that are fetched when they are needed, makes
// styles, scripts and the page. Everything that belongs together stands in one folder named after its content, so that an
// old page never meets a part of a new version.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync, transformSync } from 'esbuild';
import { withFirstPage } from './first-page.mjs';
import { serviceWorker } from './offline.mjs';
import { divided } from './parts.mjs';
import { policy, withPolicy } from './policy.mjs';

const DIST = process.env.APP_DIST || 'dist';
const TARGET = process.env.CARGO_TARGET_DIR || 'target';
const WASM = 'wasm32-unknown-unknown';
const APP = 'safeguarding-audit';
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];

/** The script that binds the app names the script of its parts once for each of them. */
const EXPECTED = { 'duplicate-object-key': 'silent' };

/** What stays a file of its own, and is not put into the script that takes something from it. */
const OUR_SCRIPTS = [`${APP}.js`, 'parts.js', 'worker.js'];

const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

/** Compiles the app and the worker for the browser, side by side. */
function compile() {
  run('cargo', 'build', '--release', '--quiet', '--locked', '--target', WASM, '--bin', APP, '--bin', 'worker', '--features', 'parts');
}

/** Where a program's wasm is. */
const compiled = (name) => join(TARGET, WASM, 'release', `${name}.wasm`);

/** Binds a program to its script, and makes both small. */
function bound(wasm, name, folder, ...options) {
  run('wasm-bindgen', '--target', 'web', '--no-typescript', ...options, '--out-dir', folder, '--out-name', name, wasm);
  smaller(join(folder, `${name}_bg.wasm`));
}

function smaller(wasm) {
  const args = ['-Os', ...FEATURES.map((feature) => `--enable-${feature}`), '-o', wasm, wasm];
  // It remarks on a part of the names that the compiler writes and nobody needs. What it says of a failure is in the error.
  execFileSync('wasm-opt', args, { stdio: ['ignore', 'inherit', 'pipe'] });
}

/** Makes a script small, with what it takes from scripts/browser in it. */
function minified(path) {
  const { outputFiles: [{ text }], warnings } = buildSync({
    stdin: { contents: readFileSync(path, 'utf8'), resolveDir: 'scripts/browser', sourcefile: path },
    bundle: true,
    external: OUR_SCRIPTS.map((name) => `./${name}`),
    format: 'esm',
    minify: true,
    write: false,
    logLevel: 'silent',
    logOverride: EXPECTED,
  });
  if (warnings.length) throw new Error(`${path}: ${warnings.map(({ text: said }) => said).join('; ')}`);
  writeFileSync(path, text);
}

// Two checkouts may build at one time.
const work = mkdtempSync(join(tmpdir(), 'app-being-built-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
const files = join(work, 'files');
const split = join(work, 'split');
mkdirSync(files, { recursive: true });

compile();

// The app, divided. Its parts are cut out before the rest is bound, and share what the rest has.
run('wasm-split-cli', compiled(APP), split, '--target', 'web', '--out-name', APP);
bound(join(split, `${APP}.wasm`), APP, files, '--keep-lld-exports');
rmSync(join(split, `${APP}.wasm`));
for (const name of readdirSync(split).filter((name) => name.endsWith('.wasm'))) smaller(join(split, name));
divided(split, files, join(files, `${APP}.js`));

// The worker.
bound(compiled('worker'), 'worker', files);
cpSync('scripts/browser/worker-loader.js', join(files, 'worker_loader.js'));

// Styles.
run('sass', '--no-source-map', '--style=compressed', '--quiet-deps', 'style/main.scss', join(files, 'main.css'));

readdirSync(files).filter((name) => name.endsWith('.js')).forEach((name) => minified(join(files, name)));

// All of it, in a folder named after what it says.
const digest = createHash('sha256');
for (const name of readdirSync(files).sort()) digest.update(name).update(readFileSync(join(files, name)));
const folder = `app-${digest.digest('hex').slice(0, 16)}`;
rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
cpSync(files, join(DIST, folder), { recursive: true });
// For hosts that do not compress what they send.
for (const name of readdirSync(files).filter((name) => name.endsWith('.wasm'))) {
  writeFileSync(join(DIST, folder, `${name}.gz`), gzipSync(readFileSync(join(files, name)), { level: 9 }));
}
for (const name of readdirSync('public')) cpSync(join('public', name), join(DIST, basename(name)), { recursive: true });

// The page.
const inFolder = (name) => `./${folder}/${name}`;
const started = [
  `import init from '${inFolder(`${APP}.js`)}';`,
  `import {wasm} from '${inFolder('parts.js')}';`,
  // Whoever comes back to a draft needs what fills it in.
  `if(/^#\\/(draft|start)/.test(location.hash))appFetchesAhead('fill');`,
  `await init({module_or_path:wasm('${inFolder(`${APP}_bg.wasm`)}')});`,
  `dispatchEvent(new Event('app-started'));`,
].join('');
const head = [
  `<link rel="stylesheet" href="${inFolder('main.css')}">`,
  `<link rel="modulepreload" href="${inFolder(`${APP}.js`)}">`,
  `<link rel="modulepreload" href="${inFolder('parts.js')}">`,
  `<link rel="preload" href="${inFolder(`${APP}_bg.wasm`)}" as="fetch" type="application/wasm" crossorigin>`,
  `<script type="module">${started}</script>`,
];
const page = withFirstPage(readFileSync('index.html', 'utf8'))
  .replace(/^ *<link data-trunk .*\n/gm, '')
  .replace('  </head>', `${head.join('\n')}\n</head>`)
  .replace('<div id="app">', `<div id="app" data-worker="${inFolder('worker_loader.js')}" data-keeper="./service-worker.js">`)
  .replace(/<script>([\s\S]*?)<\/script>/g, (_, script) => `<script>${transformSync(script, { minify: true }).code.trim()}</script>`)
  .replace(/<!--[\s\S]*?-->/g, '')
  .replace(/^\s+/gm, '');
writeFileSync(join(DIST, 'index.html'), withPolicy(page));
writeFileSync(join(DIST, '_headers'), policy(page).headers);
writeFileSync(join(DIST, 'service-worker.js'), serviceWorker(DIST, folder));

const size = (path) => statSync(path).size;
for (const name of readdirSync(join(DIST, folder)).sort()) console.log(`${String(size(join(DIST, folder, name))).padStart(9)} ${name}`);
