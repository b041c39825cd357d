// What must be there: for each field the values it has had, and since when each of them was promised to last.
import assert from 'node:assert/strict';

const NOT_PROMISED = Infinity;
// What was there longer ago than this, and was replaced since, cannot come back.
const RECENT = 5_000;

export class Model {
  /** `fields`: the names of the fields, with what they hold at first. */
  constructor(fields, now) {
    this.states = new Map(Object.entries(fields).map(([name, value]) => [name, [{ value, at: now }]]));
    this.everHad = new Map(Object.entries(fields).map(([name, value]) => [name, new Set([value])]));
  }

  get now() {
    return Object.fromEntries([...this.states].map(([name, states]) => [name, states.at(-1).value]));
  }

  /** The field is about to change: whether it did is not certain until `done` is called with the moment. */
  changes(name, value) {
    const state = { value, at: NOT_PROMISED };
    this.states.get(name).push(state);
    this.everHad.get(name).add(value);
    return { done: (moment) => { state.at = moment; } };
  }

  /** Everything is on the device by now. */
  isSaved(moment) {
    for (const states of this.states.values()) for (const state of states) state.at = Math.min(state.at, moment);
  }

  /**
   * Compares with what was found: every field holds the last value it had, or an earlier one, where what followed was
   * not promised before `limit`. Gives how long before `end` the oldest change that is missing was made, 0 if none is.
   */
  compare(found, { end, limit }) {
    let loss = 0;
    let missing = 0;
    for (const [name, states] of this.states) {
      const place = states.findLastIndex(({ value }) => value === found[name]);
      assert.ok(place >= 0, `${name} holds what it never held since the last comparison:\n${tell(found[name])}\nand not\n${tell(states.at(-1).value)}`);
      const after = states.slice(place + 1);
      const broken = after.find(({ at }) => at <= limit);
      assert.ok(!broken, `${name} lacks what was there ${broken && end - broken.at} ms before the end:\n${tell(found[name])}\nand not\n${tell(states.at(-1).value)}`);
      for (const { at } of after) {
        missing += 1;
        if (at !== NOT_PROMISED) loss = Math.max(loss, end - at);
      }
      this.states.set(name, states.slice(lastAt(states, place, end - RECENT), place + 1));
    }
    return { loss, missing };
  }

  /** Everything is replaced by values of another time, which must have been there at some time. */
  becomes(found, now) {
    for (const [name, value] of Object.entries(found)) {
      assert.ok(this.everHad.get(name).has(value), `${name} was restored to what it never held: ${tell(value)}`);
      this.states.set(name, [{ value, at: now }]);
    }
  }
}

/** The last state up to a place that was promised by then: the device may still hold it. */
function lastAt(states, place, moment) {
  return Math.max(0, states.slice(0, place + 1).findLastIndex(({ at }) => at <= moment));
}

function tell(value) {
  return JSON.stringify(value?.length > 160 ? `…${value.slice(-160)}` : value);
}
