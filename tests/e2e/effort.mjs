// What it costs to answer a whole domain with the keyboard: keys, tab stops, and the height of the page.
import assert from 'node:assert/strict';

const MOST = 40;

/**
 * Answers every question of the open domain from its heading to "Save and continue", with Tab, Space and arrows; a text is
 * answered with one letter. `down` is how far from the first level the answer is.
 */
export async function effortOf(page, groups, save, { down = 1 } = {}) {
  const spent = { keys: 0, stops: 0, height: await page.evaluate(() => document.documentElement.scrollHeight) };
  const press = async (key) => {
    spent.keys += 1;
    if (key === 'Tab') spent.stops += 1;
    await page.keyboard.press(key);
  };
  const reach = async (control) => {
    for (let stops = 0; !(await control.evaluate((element) => element === document.activeElement)); stops += 1) {
      assert.ok(stops < MOST, `${control} is reached with Tab`);
      await press('Tab');
    }
  };
  await page.getByRole('heading', { level: 1 }).focus();
  for (const group of groups) {
    const radios = group.getByRole('radio');
    if (await radios.count()) {
      await reach(radios.first());
      await press('Space');
      for (let step = 0; step < down; step += 1) await press('ArrowDown');
      assert.ok(await radios.nth(down).isChecked());
    } else {
      await reach(group.getByRole('textbox').first());
      await press('x');
    }
  }
  await reach(save);
  return spent;
}
