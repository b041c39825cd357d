// A person without a mouse: Tab, arrows, Space and Enter, and an eye on where the focus is.
import assert from 'node:assert/strict';
import { eventually } from './waiting.mjs';

const MOST_STOPS = 300;

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** Tabs on until the control has focus; every stop on the way must look different while it has focus. */
  async reach(control) {
    await control.waitFor();
    let left = await this.#stop();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await hasFocus(control)) return;
      await this.page.keyboard.press('Tab');
      await showedFocus(left);
      left = await this.#stop();
    }
    assert.fail(`${control} cannot be reached with Tab`);
  }

  async activate(control, key = 'Enter') {
    await this.reach(control);
    await this.page.keyboard.press(key);
  }

  async type(textbox, text) {
    await this.reach(textbox);
    await this.page.keyboard.type(text);
    await eventually(async () => assert.equal(await textbox.inputValue(), text));
  }

  /** In a native list, letters choose the option that begins with them; a space would open it. */
  async pick(list, label) {
    await this.reach(list);
    await this.page.keyboard.type(label.split(' ')[0]);
    await eventually(async () => assert.equal(await list.evaluate((select) => select.selectedOptions[0].label), label));
  }

  /** In radios, Tab comes to the group, arrows choose. */
  async choose(group, name) {
    const radios = group.getByRole('radio');
    const wanted = group.getByRole('radio', { name, exact: true });
    await this.reach(radios.first());
    await this.page.keyboard.press('Space');
    for (let steps = await radios.count(); steps > 0 && !(await wanted.isChecked()); steps -= 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    assert.ok(await wanted.isChecked(), `"${name}" is chosen`);
  }

  /** The element that has focus, and how it looks now. */
  async #stop() {
    const element = (await this.page.evaluateHandle(() => document.activeElement)).asElement();
    return element && { element, focused: await element.evaluate(look) };
  }
}

async function hasFocus(control) {
  return control.evaluate((element) => element === document.activeElement);
}

async function showedFocus(stop) {
  if (!stop) return;
  const isStop = await stop.element.evaluate((element) =>
    element.isConnected && element.tabIndex >= 0 && element !== document.body && element !== document.activeElement);
  if (!isStop) return;
  const unfocused = await stop.element.evaluate(look);
  const name = await stop.element.evaluate((element) => element.outerHTML.slice(0, 160));
  assert.notEqual(stop.focused, unfocused, `focus is visible on ${name}`);
}

/** Outline and shadow of an element and of its label: a radio is drawn by its label, and is itself transparent. */
function look(element) {
  const drawn = [element, ...(element.labels ?? [])].filter((one) => getComputedStyle(one).opacity !== '0');
  return drawn.flatMap((one) => [null, '::before', '::after'].map((part) => {
    const style = getComputedStyle(one, part);
    const outline = style.outlineStyle === 'none' ? 'none' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return `${outline} / ${style.boxShadow}`;
  })).join(' | ');
}
