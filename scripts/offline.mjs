// Makes the script that keeps a release on the device, from the files that the release really has.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { buildSync } from 'esbuild';

/** What the host may write itself, or nobody needs without the network, or is asked for under another name. */
const NOT_KEPT = [/^partnership\.json$/, /^questionnaires\//, /^schema\//, /^_headers$/, /^service-worker\.js$/, /^web\.config$/, /\.gz$/];

/** The script for what stands in this folder, whose own files are in that one. */
export function serviceWorker(dist, release) {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length).replaceAll(sep, '/').replace(/^\//, ''))
    .filter((path) => !NOT_KEPT.some((pattern) => pattern.test(path)))
    .sort();
  // Some hosts lead away from “index.html”, so the page is asked for as people ask for it.
  const files = Object.fromEntries(paths.map((path) => [path === 'index.html' ? './' : path, digestOf(readFileSync(join(dist, path)))]));
  const { outputFiles: [{ text }] } = buildSync({
    entryPoints: ['scripts/browser/service-worker.js'],
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    define: {
      VERSION: JSON.stringify(digestOf(JSON.stringify(files)).slice(0, 16)),
      RELEASE: JSON.stringify(release),
      FILES: JSON.stringify(files),
    },
  });
  return text;
}

function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
