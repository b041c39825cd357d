// Serves files from memory, compressed with brotli beforehand, as a static host would; keeps a list of what was asked for.
import { createServer } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A file as it is sent: its type, its size, its compressed bytes. */
export function compressed(path, bytes) {
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', raw: bytes.length, packed };
}

/** All files of a folder by their path from it, compressed. */
export function compressFolder(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map((entry) => {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
    return [path, compressed(path, readFileSync(file))];
  }));
}

/** Serves `files` at an origin of its own. `requests` lists the paths asked for, in order. */
export async function serve(files) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname).slice(1) || 'index.html';
    requests.push(path);
    const file = files.get(path);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      'cache-control': 'max-age=600',
      'content-encoding': 'br',
      'content-length': file.packed.length,
      'content-type': file.type,
    });
    return response.end(file.packed);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    files,
    requests,
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
