// What the quality assurance subgroup does on "Returns": adds files, reads verdicts and figures.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { countedReturns } from './reading.mjs';
import { eventually } from './waiting.mjs';
import { HOME, RETURNS } from './words.mjs';

export class Subgroup {
  constructor(person) {
    this.person = person;
  }

  static async openReturns(person) {
    await person.goHome();
    await person.press(HOME.returns);
    await person.arriveAt(RETURNS.heading);
    return new Subgroup(person);
  }

  async add(files) {
    await this.person.fileInput(RETURNS.add).setInputFiles(files);
  }

  async addFolder(folder) {
    await this.person.fileInput(RETURNS.addFolder).setInputFiles(folder);
  }

  async trySamples() {
    await this.person.press(RETURNS.samples);
    return this.countsAtLeast(1);
  }

  /** Opens Overview, Domains or another part, by its name in the navigation. */
  async open(part) {
    await this.person.page.getByRole('link', { name: part, exact: true }).click();
  }

  get files() {
    return this.person.page.getByRole('table', { name: RETURNS.files });
  }

  /** Waits for the verdict on a file; `name` is as chosen, without folders. */
  async seesVerdict(file, verdict) {
    const name = typeof file === 'string' ? basename(file) : file.name;
    const row = this.files.getByRole('row').filter({ hasText: name });
    await eventually(async () => assert.match((await row.allInnerTexts()).join('\n'), verdict, `verdict on ${name}`));
    return row.innerText();
  }

  async counts(expected) {
    await this.open(RETURNS.overview);
    await eventually(async () => assert.equal(await countedReturns(this.person), expected, 'returns counted'));
  }

  async countsAtLeast(least) {
    await this.open(RETURNS.overview);
    return eventually(async () => {
      const counted = await countedReturns(this.person);
      assert.ok(counted >= least, `at least ${least} returns are counted, not ${counted}`);
      return counted;
    });
  }
}
