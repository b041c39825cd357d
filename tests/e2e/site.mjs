// The web site that holds the app: one address for a whole test file, and a new version of the app when a scenario wants one.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import { DIST } from './questionnaire.mjs';

const HASH = /-([0-9a-f]{16})$/;
const TEXT = ['.html', '.js', '.css', '.webmanifest'];

export class Site {
  static async open() {
    const site = new Site();
    site.serve(DIST);
    site.server = createServer((request, response) => {
      site.files(request, response, () => {
        // Browsers ask for this one by themselves where a page names no icon, as plain files do.
        response.statusCode = request.url === '/favicon.ico' ? 204 : 404;
        response.end();
      });
    });
    await site.listen(0);
    site.port = site.server.address().port;
    site.address = `http://127.0.0.1:${site.port}/`;
    return site;
  }

  listen(port) {
    return new Promise((ready) => this.server.listen(port, '127.0.0.1', ready));
  }

  /** From now on the files of this folder, and no others. A host that is not `packs` sends every file as it is. */
  serve(folder, { packs = true, caching = 'no-cache' } = {}) {
    this.folder = folder;
    this.files = sirv(folder, { etag: true, gzip: packs, setHeaders: (response) => response.setHeader('Cache-Control', caching) });
  }

  /** Puts the other of two copies of the app in place, whose folders differ in name, as a release does. */
  release() {
    this.other ??= otherVersionOf(DIST);
    this.serve(this.folder === DIST ? this.other : DIST);
  }

  /** Nobody is reached at the address any more, as without the network. */
  async goDown() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  comeUp() {
    return this.listen(this.port);
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A copy of the built app that differs in the name of its folder and in nothing else. */
export function otherVersionOf(dist) {
  const copy = mkdtempSync(join(tmpdir(), 'other-version-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(dist, copy, { recursive: true });
  const names = readdirSync(copy);
  const hashes = new Map(names.flatMap((name) => name.match(HASH)?.[1] ?? []).map((hash) => [hash, reversed(hash)]));
  if (!hashes.size) throw new Error(`no folder of ${dist} has a hash in its name, so a new version would be the same`);
  for (const name of names) {
    const path = join(copy, name);
    if (TEXT.includes(extname(name))) writeFileSync(path, renamed(readFileSync(path, 'utf8'), hashes));
    renameSync(path, join(copy, renamed(name, hashes)));
  }
  return copy;
}

function reversed(hash) {
  return [...hash].reverse().join('');
}

/** The text with every hash replaced; the policy's digests of scripts in the page follow what the scripts now say. */
function renamed(text, hashes) {
  let result = text;
  for (const [old, fresh] of hashes) result = result.replaceAll(old, fresh);
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).filter(Boolean);
  for (const script of scripts) {
    let fresh = script;
    for (const [old, replaced] of hashes) fresh = fresh.replaceAll(old, replaced);
    result = result.replaceAll(digestOf(script), digestOf(fresh));
  }
  return result;
}

function digestOf(script) {
  return createHash('sha256').update(script).digest('base64');
}
