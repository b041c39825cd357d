// The content security policy: in the page, and in a header file for hosts that read one. It is made from the page, because
// the hash of a script in it differs from release to release. Run by itself, after a build for development, it writes both, and the
// words of the first page.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFirstPage } from './first-page.mjs';

const MARKER = /<!--\s*policy\s*-->|<meta name="?app-policy"?[^>]*>/;

/** What a page may load, and the headers that say so. */
export function policy(page) {
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  if (inline.length === 0) throw new Error('the page has no inline script: the loader is missing');
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const rules = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Netlify and Cloudflare Pages read this file; docs/hosting.md says what to set elsewhere. Frames can only be forbidden here.
  // What is in the folder of a release never changes.
  const [folder] = page.match(/app-[0-9a-f]{16}/) ?? [];
  const kept = folder ? `/${folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n` : '';
  const headers = `${kept}/*\n  Content-Security-Policy: ${rules}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n`;
  return { rules, headers };
}

/** The page with its policy. */
export function withPolicy(page) {
  if (!MARKER.test(page)) throw new Error('the page has no place for the policy');
  return page.replace(MARKER, `<meta http-equiv="Content-Security-Policy" content="${policy(page).rules}">`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.env.TRUNK_STAGING_DIR ?? 'dist';
  const path = join(folder, 'index.html');
  const page = withFirstPage(readFileSync(path, 'utf8'));
  writeFileSync(path, withPolicy(page));
  writeFileSync(join(folder, '_headers'), policy(page).headers);
}
