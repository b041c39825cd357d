// Moves about in the app, reads its notices and the drafts on Home; knows nothing of what an audit asks.
import { readFile } from 'node:fs/promises';
import { HOME, PAGE } from './words.mjs';

export class Visitor {
  constructor(page, address, complaints) {
    Object.assign(this, { page, address, complaints });
  }

  get main() {
    return this.page.getByRole('main');
  }

  /** The same person on the same device, in another tab. */
  async inAnotherTab() {
    const other = new this.constructor(await this.page.context().newPage(), this.address, this.complaints);
    await other.visit();
    return other;
  }

  async visit(route = '') {
    await this.page.goto(this.address + route);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async arriveAt(heading) {
    // The first page is there before the app has come, and is called as the app's own.
    await this.page.locator('#loading').waitFor({ state: 'hidden' });
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  }

  /** A button or link of the page, whichever it is. */
  control(name, within = this.main) {
    return within.getByRole('button', { name, exact: true }).or(within.getByRole('link', { name, exact: true }));
  }

  async press(name, within) {
    await this.control(name, within).click();
  }

  /** What the app tells the person in passing: an alert or a status. */
  notice(pattern) {
    return this.page.getByRole('alert').or(this.page.getByRole('status')).filter({ hasText: pattern }).first();
  }

  get errorSummary() {
    return this.page.getByRole('alert').filter({ has: this.page.getByRole('heading', { name: PAGE.problem }) });
  }

  async download(control) {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      (typeof control === 'string' ? this.control(control) : control).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  async goHome() {
    await this.visit('#/');
    await this.arriveAt(HOME.heading);
  }

  get drafts() {
    return this.page.getByRole('table', { name: HOME.drafts });
  }

  draftRow(name) {
    return this.drafts.getByRole('row').filter({ hasText: name });
  }

  /** "Open", "Download" or "Delete" beside a draft; the draft's name follows for screen readers. */
  draftControl(verb, name) {
    return this.control(new RegExp(`^${verb}\\b`), this.draftRow(name));
  }

  async openDraft(name) {
    await this.draftControl(HOME.open, name).click();
  }

  async draftNames() {
    // The list says so while it is being read.
    await this.drafts.getByText('Looking…').waitFor({ state: 'detached' });
    return this.drafts.getByRole('link', { name: new RegExp(`^${HOME.open}\\b`) }).allInnerTexts();
  }

  fileInput(label) {
    return this.page.getByLabel(label).and(this.page.locator('input[type="file"]'));
  }

  async openFile(file) {
    await this.fileInput(HOME.openFile).setInputFiles(file);
  }
}
