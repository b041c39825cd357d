// Checks that hold for every page: accessible by axe, titled, focused on its heading, and without sideways scrolling at 320 px.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { eventually } from './waiting.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FOLDER = process.env.SCREENSHOTS;
const NARROW = 320;

/** `arrived: false` for the first page of a visit, where the browser's own starting point of focus may stay. */
export async function checkAccessibility(page, { arrived = true } = {}) {
  const heading = page.getByRole('heading', { level: 1 });
  assert.equal(await heading.count(), 1, 'a page has exactly one h1');
  const name = (await heading.innerText()).trim();
  await eventually(async () => {
    assert.ok((await page.title()).includes(name), `the title "${await page.title()}" names the page "${name}"`);
    if (arrived) {
      assert.ok(await heading.evaluate((h1) => h1 === document.activeElement), `focus is on the heading "${name}"`);
    }
  });
  await checkWithAxe(page);
}

/** Everything that holds for a page a person has just come to; `name` is for its pictures. */
export async function inspect(page, name, options) {
  await checkAccessibility(page, options);
  await screenshots(page, name);
}

export async function checkWithAxe(page) {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (values) => {
    const found = await window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.violations.map((rule) => ({ rule: rule.id, help: rule.help, nodes: rule.nodes.map((node) => node.html.slice(0, 200)) }));
  }, TAGS);
  assert.deepEqual(violations, [], `axe found nothing at ${page.url()}`);
}

/** Looks at the page 1280 and 320 px wide; keeps pictures where the environment names a folder in SCREENSHOTS. */
export async function screenshots(page, name) {
  const desktop = page.viewportSize();
  await picture(page, `${name}-desktop`);
  await page.setViewportSize({ width: NARROW, height: 640 });
  const { width, sticksOut } = await page.evaluate((limit) => ({
    width: document.documentElement.scrollWidth,
    sticksOut: [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120)),
  }), NARROW);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize(desktop);
  assert.ok(width <= NARROW, `"${name}" is ${width} px wide on a ${NARROW} px screen:\n${sticksOut.join('\n')}`);
}

async function picture(page, name) {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
}
