// Somebody who types known words without a pause, and remembers when each character had been typed.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

export class Typist {
  /** Goes on at the end of what the field holds already; `first` is the number of the first word. */
  constructor(page, field, chance, { before = '', first = 1 } = {}) {
    Object.assign(this, { page, field, chance, before, word: first, sent: before, times: [], isOver: false });
  }

  /** Types until told to stop, or until the browser is gone. */
  start() {
    this.ending = this.typeOn().catch((error) => {
      if (!this.isOver) throw error;
    });
    // Whoever waits for the end hears of a failure.
    this.ending.catch(() => {});
    return this;
  }

  async typeOn() {
    await this.field.focus();
    await this.page.keyboard.press('Control+End');
    while (!this.isOver) {
      const word = `word${String(this.word).padStart(4, '0')} `;
      for (const character of word) {
        if (this.isOver) return;
        this.sent += character;
        await this.page.keyboard.type(character);
        this.times.push(Date.now());
        await pause(this.chance.between(20, 40));
      }
      this.word += 1;
    }
  }

  /** Everything that had been typed for certain: the browser had said so. */
  get typed() {
    return this.before + this.sent.slice(this.before.length, this.before.length + this.times.length);
  }

  async stop() {
    this.isOver = true;
    await this.ending;
    return this.typed;
  }

  /** For how long before the end the oldest character that is missing had been typed, in milliseconds; 0 when none is. */
  lossIn(found, end) {
    assert.ok(this.sent.startsWith(found), `what came back is the beginning of what was typed:\n…${found.slice(-60)}\n…${this.sent.slice(-60)}`);
    const missing = this.times[found.length - this.before.length];
    assert.ok(found.length >= this.before.length, 'what was there before the typing is still there');
    return missing === undefined ? 0 : end - missing;
  }
}
