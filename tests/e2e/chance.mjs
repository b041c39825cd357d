// Chance that can be had again: the same seed gives the same numbers, so that a failure found by chance can be repeated.
export class Chance {
  constructor(seed = Math.floor(Math.random() * 2 ** 31)) {
    this.seed = seed;
    this.state = seed >>> 0;
  }

  /** At least 0, below 1 (mulberry32). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  oneOf(things) {
    return things[this.between(0, things.length - 1)];
  }

  /** One of the keys of `weights`, the heavier the likelier. */
  weighted(weights) {
    const all = Object.entries(weights);
    let left = this.next() * all.reduce((sum, [, weight]) => sum + weight, 0);
    return all.find(([, weight]) => (left -= weight) < 0)?.[0] ?? all.at(-1)[0];
  }
}

/** A number from the command line (`node FILE 50`), else from the environment, else as given. */
export function howMany(variable, otherwise) {
  const asked = process.argv[2] ?? process.env[variable];
  return asked === undefined || asked === '' ? otherwise : Number(asked);
}

/** The seed that the environment names, or one by chance. */
export function seedFrom(variable) {
  return new Chance(process.env[variable] ? Number(process.env[variable]) : undefined);
}
