// After the build: writes the content security policy into the page, and a header file for hosts that read one.
// The policy is made from what was built, because the loader's inline script has another hash after every build.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR ?? "dist";
const path = join(folder, "index.html");
const page = readFileSync(path, "utf8");

const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
if (inline.length === 0) throw new Error("the page has no inline script: the loader is missing");
const hashes = inline.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);

const policy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const marker = /<!--\s*policy\s*-->|<meta name="?app-policy"?[^>]*>/;
if (!marker.test(page)) throw new Error("the page has no place for the policy");
writeFileSync(path, page.replace(marker, `<meta http-equiv="Content-Security-Policy" content="${policy}">`));

// Netlify and Cloudflare Pages read this file; docs/hosting.md says what to set elsewhere. Frames can only be forbidden here.
writeFileSync(
  join(folder, "_headers"),
  `/*\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n`,
);
