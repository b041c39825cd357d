// What people do to choose cases to audit, in the words of the page.
import { CHOOSING, HOME } from './words.mjs';
import { Visitor } from './visitor.mjs';

export class Chooser extends Visitor {
  static async on(person) {
    const chooser = new Chooser(person.page, person.address, person.complaints);
    await chooser.press(HOME.choosing);
    await chooser.arriveAt(CHOOSING.heading);
    return chooser;
  }

  field(label) {
    return this.main.getByRole('textbox', { name: label, exact: true });
  }

  async fills(fields) {
    for (const [field, text] of Object.entries(fields)) await this.field(CHOOSING[field]).fill(text);
  }

  /** How many cases to audit: the sentence that says so. */
  async worksOut({ population, confidence, margin, expected }) {
    if (confidence) await this.main.getByRole('group', { name: CHOOSING.confidence }).getByRole('radio', { name: confidence, exact: true }).check();
    await this.fills(given({ population, margin, expected }));
    await this.press(CHOOSING.workOut);
    return this.answer.innerText();
  }

  get answer() {
    return this.main.getByRole('status').filter({ hasText: 'Audit ' });
  }

  /** Draws cases, and tells which, from which groups, and by which number. */
  async chooses({ list, number, seed, byGroup } = {}) {
    await this.fills(given({ list: list?.join('\n'), number, seed }));
    if (byGroup !== undefined) await this.main.getByRole('checkbox', { name: CHOOSING.byGroup }).setChecked(byGroup);
    await this.press(CHOOSING.choose);
    await this.main.locator(':focus', { hasText: CHOOSING.sample }).waitFor();
    return this.sample();
  }

  async sample() {
    const rows = await this.main.getByRole('table', { name: CHOOSING.cases }).locator('tbody tr').all();
    return {
      cases: await Promise.all(rows.map((row) => row.getByRole('rowheader').innerText())),
      groups: await this.groups(),
      seed: await this.field(CHOOSING.seed).inputValue(),
      told: await this.chosen.innerText(),
    };
  }

  /** "Early help": [2, 10], for two of ten. */
  async groups() {
    const rows = await this.main.getByRole('table', { name: CHOOSING.groups }).locator('tbody tr').all();
    return Object.fromEntries(await Promise.all(rows.map(async (row) => {
      const counts = await row.getByRole('cell').allInnerTexts();
      return [await row.getByRole('rowheader').innerText(), counts.map(Number)];
    })));
  }

  get chosen() {
    return this.main.getByRole('region', { name: CHOOSING.sample });
  }
}

function given(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
