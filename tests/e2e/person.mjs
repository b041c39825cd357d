// What a person does with an audit, in the words of the product; knows how the pages are put together, so that scenarios need not.
import { questionnaire, school } from './questionnaire.mjs';
import { answerIn, choose, escaped, fillDate, fillProfileField, isShown } from './fields.mjs';
import { ABOUT, ACTION, CHECK, CHOOSE, COMPLETE, DECLARATION, DOMAIN, HOME, TASKS } from './words.mjs';
import { Visitor } from './visitor.mjs';

export class Person extends Visitor {
  // About

  async startSelfAssessment() {
    await this.press(HOME.start);
    await this.arriveAt(CHOOSE.heading);
    await this.chooseSelfAssessment();
  }

  async chooseSelfAssessment() {
    await this.selfAssessment.check();
    await this.press(CHOOSE.proceed);
    await this.arriveAt(ABOUT.heading);
  }

  get selfAssessment() {
    return this.main.getByRole('radio', { name: questionnaire.title });
  }

  /** Fills the required fields, and those that `more` names by id. */
  async fillAbout({ name, type = school, more = {} }) {
    const known = { 'organisation-name': name, 'organisation-type': type.label, ...more };
    await this.main.getByRole('textbox').first().waitFor();
    for (const field of questionnaire.profile) {
      const wanted = field.required || field.id in known;
      if (wanted && (await isShown(this.main, field))) await fillProfileField(this.main, field, known[field.id]);
    }
    await this.press(ABOUT.save);
    await this.atTaskList();
  }

  async startFor(about) {
    await this.startSelfAssessment();
    await this.fillAbout(about);
  }

  // Task list

  async atTaskList() {
    await this.arriveAt(questionnaire.title);
  }

  domainLink(domain) {
    return this.main.getByRole('link', { name: domain.title, exact: true });
  }

  task(domain) {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('link', { name: domain.title, exact: true }) });
  }

  async openDomain(domain) {
    await this.domainLink(domain).click();
    await this.arriveAt(domain.title);
    await this.main.getByRole('group').first().waitFor();
  }

  /** Changes one field of "About your organisation", from the task list and back to it. */
  async changeAbout(field, value) {
    await this.press(TASKS.about);
    await this.arriveAt(ABOUT.heading);
    await fillProfileField(this.main, field, value);
    await this.press(ABOUT.save);
    await this.atTaskList();
  }

  // Domain

  question(question) {
    return this.main.getByRole('group', { name: new RegExp(escaped(question.text)) });
  }

  async answer(question, level) {
    await answerIn(this.question(question), question, level);
  }

  async answerNotApplicable(question, reason) {
    await choose(this.question(question), DOMAIN.notApplicable);
    await this.whyNotApplicable(question).fill(reason);
  }

  whyNotApplicable(question) {
    return this.question(question).getByRole('textbox', { name: DOMAIN.whyNotApplicable });
  }

  evidenceFor(question) {
    return this.question(question).getByRole('textbox', { name: DOMAIN.evidence });
  }

  noteOn(question) {
    return this.question(question).getByRole('textbox', { name: DOMAIN.note });
  }

  /** Answers every question that the open domain asks; `except` gives other levels by question id. */
  async answerEverything(domain, level, except = {}) {
    for (const question of domain.questions) {
      if (await this.question(question).count()) await this.answer(question, except[question.id] ?? level);
    }
  }

  async completeDomain(domain, level, except) {
    await this.openDomain(domain);
    await this.answerEverything(domain, level, except);
    await this.press(DOMAIN.save);
    await this.atTaskList();
  }

  async addAction(question, { change, owner, due }) {
    const group = this.question(question);
    await group.getByRole('button', { name: DOMAIN.addAction }).click();
    await group.getByRole('textbox', { name: ACTION.change }).fill(change);
    await group.getByRole('textbox', { name: ACTION.owner }).fill(owner);
    await fillDate(group.getByRole('group', { name: ACTION.due }), due);
    await group.getByRole('button', { name: DOMAIN.saveAction }).click();
  }

  async seesSaved() {
    const status = this.page.getByRole('status').filter({ hasText: DOMAIN.saved });
    await status.and(this.page.locator('[aria-busy="false"]')).first().waitFor();
  }

  // Submission

  async openCheck() {
    await this.press(TASKS.check);
    await this.arriveAt(CHECK.heading);
  }

  async submitDeclaration() {
    await this.arriveAt(DECLARATION.heading);
    await this.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
    await this.main.getByRole('textbox', { name: DECLARATION.role }).fill('Head teacher');
    await this.press(DECLARATION.submit);
    await this.arriveAt(COMPLETE.heading);
  }
}
