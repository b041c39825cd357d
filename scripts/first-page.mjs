// Puts the first page into index.html, in the app's own words, so that it can be read before the app has come: heading,
// sentences, the way in, and what to do where a child is in danger.

import { readFileSync } from 'node:fs';

const WORDS = 'src/words/first_page.rs';

/** The page with every {{NAME}} replaced by what the app says there. */
export function withFirstPage(page) {
  const lines = readFileSync(WORDS, 'utf8').matchAll(/pub const (\w+): &str =\s*"((?:[^"\\]|\\.)*)";/g);
  const said = new Map([...lines].map(([, name, text]) => [name, JSON.parse(`"${text}"`)]));
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!said.has(name)) throw new Error(`${WORDS} does not say ${name}`);
    return escaped(said.get(name));
  });
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
