// Completes any self-assessment from Home to its return, as its JSON says that it is asked.
import assert from 'node:assert/strict';
import { fieldsAsked, offered, partsAsked, titleFor, wholeProfile } from './asked.mjs';
import { answerIn, escaped, tellField } from './fields.mjs';
import { Person } from './person.mjs';
import { ABOUT, CHECK, CHOOSE, COMPLETE, DECLARATION, DOMAIN, FOUND, HOME } from './words.mjs';

// "S1.1 …", "S1.E …", "A-LA.1 …"
const NUMBERED = /^[A-Z][A-Z0-9-]*\.[A-Z0-9]+[a-z]?\s/;

export class Assessor extends Person {
  /** `look` is called with every page that is arrived at. */
  static of({ page, address, complaints }, assessment, look = async () => {}) {
    return Object.assign(new this(page, address, complaints), { assessment, look, answers: {} });
  }

  async arriveAt(heading) {
    await super.arriveAt(heading);
    await this.look(heading);
  }

  // The start

  get about() {
    return ABOUT.heading;
  }

  /** A draft of what is offered, about an organisation that says this of itself, by ids. */
  async begins(wanted) {
    await this.press(HOME.start);
    await this.arriveAt(CHOOSE.heading);
    await this.main.getByRole('radio', { name: this.assessment.title, exact: true }).check();
    await this.press(CHOOSE.proceed);
    await this.fillsAboutWith(wanted);
  }

  get found() {
    return this.main.getByRole('region', { name: FOUND.part });
  }

  /** A draft of a questionnaire that is opened as a file. */
  async beginsFromFile(file, wanted) {
    await this.openFile(file);
    await this.control(FOUND.use, this.found).click();
    await this.fillsAboutWith(wanted);
  }

  async fillsAboutWith(wanted) {
    this.profile = wholeProfile(this.assessment, wanted);
    await super.arriveAt(this.about);
    for (const field of fieldsAsked(this.assessment, this)) {
      if (this.profile[field.id] !== undefined) await tellField(this.main, field, this.profile[field.id], this.assessment);
    }
    await this.look(this.about);
    await this.press(ABOUT.save);
    await this.atTaskList();
  }

  async atTaskList() {
    await this.arriveAt(titleFor(this.assessment, this));
  }

  // The parts

  get parts() {
    return partsAsked(this.assessment, this);
  }

  /** How many questions the open part asks. */
  questionsShown() {
    return this.main.getByRole('group', { name: NUMBERED }).count();
  }

  questionOf({ id, text }) {
    return this.main.getByRole('group', { name: new RegExp(`^${escaped(id)}\\s+${escaped(text)}`) });
  }

  /** Answers every question of every part; those with levels by the level in this place. */
  async answersEverything(place) {
    for (const { id } of this.assessment.domains) {
      const part = this.parts.find((one) => one.id === id);
      if (part) await this.completes(part, place);
    }
  }

  /** What is chosen: of levels the one in this place, where 1 is what is just good; of anything else the first. */
  choiceFor(question, place) {
    const choices = offered(this.assessment, question);
    if (question.type !== 'level') return choices[0];
    const { good_from: good } = this.assessment.scales.find(({ id }) => id === question.scale);
    return place === 1 ? choices.find(({ id }) => id === good) : choices[place];
  }

  async completes(part, place = 1) {
    await this.openDomain(part);
    // An answer may lead to another question of the same part.
    const next = () => this.parts.find(({ id }) => id === part.id).questions.find(({ id }) => !(id in this.answers));
    for (let question = next(); question; question = next()) {
      const choice = this.choiceFor(question, place);
      await answerIn(this.questionOf(question), question, choice?.label, this.assessment);
      this.answers[question.id] = choice?.id;
    }
    assert.equal(await this.questionsShown(), this.parts.find(({ id }) => id === part.id).questions.length, `questions of ${part.id}`);
    await this.press(DOMAIN.save);
    await this.atTaskList();
  }

  // The end

  /** From a task list that is complete to "Return complete". */
  async submits(role = 'Designated safeguarding lead') {
    await this.openCheck();
    await this.press(CHECK.proceed);
    await this.arriveAt(DECLARATION.heading);
    await this.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
    await this.main.getByRole('textbox', { name: DECLARATION.role }).fill(role);
    await this.press(DECLARATION.submit);
    await this.arriveAt(COMPLETE.heading);
  }

  async downloadsReturn() {
    return JSON.parse((await this.download(COMPLETE.download)).text);
  }

  /** Everything the page says, in closed details too, and what the tab is called. */
  async allWords() {
    return `${await this.page.title()}\n${await this.page.locator('body').evaluate((body) => body.textContent)}`;
  }
}
