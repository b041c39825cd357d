// What people do when a return goes back and forth: a reviewer asks for changes, whoever completed it answers.
import { eventually } from './waiting.mjs';
import { Person } from './person.mjs';
import { COMPLETE, MODERATING, REVIEW } from './words.mjs';

export class Reviewer extends Person {
  static of({ page, address, complaints }) {
    return new this(page, address, complaints);
  }

  // Asking

  async opensReturn(returned) {
    await this.goHome();
    await this.openFile(returned);
    await this.arriveAt(COMPLETE.heading);
  }

  async beginsToAsk() {
    await this.press(REVIEW.link);
    await this.arriveAt(REVIEW.heading);
  }

  get role() {
    return this.main.getByRole('textbox', { name: REVIEW.role });
  }

  comments(on) {
    return this.main.getByRole('textbox', { name: `Comment on ${on}`, exact: true });
  }

  async asks(on, text) {
    await this.main.getByRole('button', { name: `${REVIEW.add} on ${on}`, exact: true }).click();
    await this.comments(on).last().fill(text);
  }

  async opensPart(part) {
    await this.domainLink(part).click();
    await this.arriveAt(part.title);
  }

  async goesBackToTheList() {
    await this.press(REVIEW.proceed);
    await this.arriveAt(REVIEW.heading);
  }

  // Moderating a self-assessment

  async beginsToModerate() {
    await this.press(MODERATING.link);
    await this.arriveAt(MODERATING.heading);
    await this.press(MODERATING.start);
    await this.role.waitFor();
  }

  async opensToModerate({ id, title }) {
    await this.main.getByRole('link', { name: `${id} ${title}`, exact: true }).click();
    await this.arriveAt(`${id} ${title}`);
  }

  levelOf(question) {
    return this.main.getByRole('group', { name: `Moderated level of ${question}`, exact: true });
  }

  reasonFor(question) {
    return this.main.getByRole('textbox', { name: `Why you give ${question} another level`, exact: true });
  }

  async gives(question, label, because) {
    await this.levelOf(question).getByRole('radio', { name: label, exact: true }).check();
    await this.reasonFor(question).fill(because);
  }

  async givesDomain(id, label, because) {
    await this.main.getByRole('group', { name: `Grade as moderated for ${id}`, exact: true }).getByRole('radio', { name: label, exact: true }).check();
    await this.main.getByRole('textbox', { name: `Why you give ${id} this grade`, exact: true }).fill(because);
  }

  async goesOnWithTheList() {
    await this.press(MODERATING.save);
    await this.arriveAt(MODERATING.heading);
  }

  /** Loads the page anew once what was typed is saved. */
  async reloads() {
    await this.seesSaved();
    await this.page.reload();
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }
}

/** The block in which a person reads a comment and answers it. */
export function commentOn(person, on) {
  return person.main.getByRole('group', { name: new RegExp(`^Comment on ${on.replaceAll('.', '\\.')} by `) });
}

export async function answers(person, on, text) {
  await commentOn(person, on).getByRole('textbox', { name: REVIEW.answer }).fill(text);
}

export async function seesText(person, pattern) {
  await eventually(async () => {
    const text = await person.main.innerText();
    if (!pattern.test(text)) throw new Error(`${pattern} is not on the page:\n${text}`);
  });
}
