// Looks for what somebody said before: on the page, in its controls, in the tab, and behind the browser's Back and Forward.
import assert from 'node:assert/strict';
import { SURVEY } from './words.mjs';

/** None of the texts is anywhere on the page or in the tab, and nothing is chosen or typed in a control. */
export async function seesNothing(person, texts) {
  const { chosen, typed, everything } = await person.page.evaluate(lookAround);
  for (const text of texts) assert.ok(!everything.includes(text), `"${text}" is still there: ${everything.slice(0, 2_000)}`);
  // The page for whoever runs the survey shows how it is set up.
  if (!person.page.url().endsWith('/setup')) assert.deepEqual([chosen, typed], [[], []], person.page.url());
}

/** Presses the browser's Back button to the first page and Forward to the last, and looks at every page on the way. */
export async function goesThroughHistory(person, look) {
  const { page } = person;
  const can = (where) => page.evaluate((way) => window.navigation[way], where);
  const arrives = async () => {
    if (/#\/survey\/[^/]+\/(about|part|check)/.test(page.url())) await person.main.getByText(SURVEY.nothingBegun).waitFor();
    else await page.getByRole('heading', { level: 1 }).waitFor();
    await look();
  };
  let pages = 0;
  for (; await can('canGoBack'); pages += 1) {
    await page.goBack();
    await arrives();
  }
  while (await can('canGoForward')) {
    await page.goForward();
    await arrives();
  }
  return pages;
}

/** Runs in the page. What a control holds is a property, which its markup does not show. */
function lookAround() {
  const controls = [...document.querySelectorAll('textarea, input:not([type=radio], [type=checkbox])')];
  return {
    chosen: [...document.querySelectorAll(':checked')].filter(({ value }) => value).map(({ outerHTML }) => outerHTML),
    typed: controls.map(({ value }) => value).filter(Boolean),
    everything: JSON.stringify([
      document.title, location.href, document.documentElement.outerHTML, document.body.innerText, controls.map(({ value }) => value),
      window.name, history.state, { ...localStorage }, { ...sessionStorage }, document.cookie,
    ]),
  };
}
