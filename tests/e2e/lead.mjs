// Whoever answers for a return after it was submitted: keeps its action plan up to date, notes that it was sent, tells the partnership.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { escaped } from './fields.mjs';
import { eventually } from './waiting.mjs';
import { AFTERWARDS, COMPLETE, HOME, PLAN } from './words.mjs';

export class Lead {
  constructor(person) {
    this.person = person;
  }

  /** The action plan of a submitted return, by the link beside it on the first page. */
  async opensPlanFromHome(name, link) {
    await this.person.goHome();
    await this.person.control(link, this.person.draftRow(name)).click();
    await this.person.arriveAt(PLAN.heading);
  }

  async opensPlan() {
    await this.person.press(PLAN.heading);
    await this.person.arriveAt(PLAN.heading);
  }

  /** An action, while nobody changes it. */
  action(text) {
    const { main, page } = this.person;
    return main.locator('.app-planned').filter({ has: page.getByRole('heading', { name: text, exact: true }) });
  }

  async texts() {
    return this.person.main.locator('.app-planned h2').allInnerTexts();
  }

  async changes(text) {
    await this.action(text).getByRole('button', { name: new RegExp(`^Change action.*${escaped(text)}`) }).click();
  }

  async marksDone(text, outcome, evidence) {
    const { main } = this.person;
    await this.changes(text);
    await main.getByRole('combobox', { name: AFTERWARDS.status }).selectOption('Done');
    await main.getByRole('textbox', { name: AFTERWARDS.outcome }).fill(outcome);
    await main.getByRole('textbox', { name: AFTERWARDS.evidence }).fill(evidence);
    await main.getByRole('button', { name: /^Save action/ }).click();
    await this.action(text).waitFor();
  }

  async sees(sentence) {
    await this.person.main.getByText(sentence, { exact: true }).first().waitFor();
  }

  async shows(part) {
    await this.person.main.getByRole('combobox', { name: AFTERWARDS.show }).selectOption(part);
  }

  async notesThatItWasSent(how) {
    const { main } = this.person;
    await this.person.press(AFTERWARDS.note);
    await main.getByRole('textbox', { name: AFTERWARDS.how }).fill(how);
    await this.person.press(AFTERWARDS.saveNote);
    await main.getByText(new RegExp(`^Revision 1: sent on .*, ${how}`)).waitFor();
  }

  async seesNotSent() {
    await this.person.main.getByText(AFTERWARDS.notSent).waitFor();
  }

  async returnFile() {
    return this.person.download(COMPLETE.download);
  }

  /** Saves what a button gives: its name and its bytes. */
  async saves(button) {
    const [download] = await Promise.all([this.person.page.waitForEvent('download'), this.person.press(button)]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async rowSays(name, pattern) {
    await this.person.goHome();
    await eventually(async () => assert.match(await this.person.draftRow(name).innerText(), pattern));
  }

  async opensReturnFromHome(name) {
    await this.person.goHome();
    await this.person.draftControl(HOME.open, name).click();
    await this.person.arriveAt(COMPLETE.heading);
  }
}
