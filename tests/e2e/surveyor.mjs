// What people do with a survey: whoever runs it sets it up and saves the file, whoever replies goes from page to page.
import assert from 'node:assert/strict';
import { fieldsAsked, offered, partsAsked } from './asked.mjs';
import { everythingKept } from './database.mjs';
import { choose, labelOf, tellField, tick } from './fields.mjs';
import { Keeper } from './keeper.mjs';
import { shipped } from './questionnaire.mjs';
import { CHOOSE, HOME, SURVEY, SURVEYS } from './words.mjs';
import { eventually } from './waiting.mjs';

export class Surveyor extends Keeper {
  /** `survey`: the id of a shipped survey, or a survey. */
  static of({ page, address, complaints }, survey) {
    const surveyor = new this(page, address, complaints);
    surveyor.survey = typeof survey === 'string' ? shipped(survey) : survey;
    return surveyor;
  }

  async inAnotherTab() {
    return Object.assign(Surveyor.of(await super.inAnotherTab(), this.survey), { once: this.once });
  }

  // Running it

  async chooses() {
    await this.goHome();
    await this.press(HOME.start);
    await this.arriveAt(CHOOSE.heading);
    await this.main.getByRole('radio', { name: this.survey.title, exact: true }).check();
    await this.press(CHOOSE.proceed);
  }

  /** From Home to the survey's own page; `once`: what is answered for everybody, by ids. */
  async setsUp(once = {}, invited) {
    await this.chooses();
    await this.fillsSetUp(once, invited);
  }

  async fillsSetUp(once, invited) {
    await this.arriveAt(SURVEY.setUp);
    for (const field of fieldsAsked(this.survey, { profile: once }, true)) {
      if (once[field.id] !== undefined) await this.tells(field, once[field.id]);
    }
    if (invited !== undefined) await this.invitedField.fill(invited);
    await this.press(SURVEY.saveSetUp);
    await this.atOverview();
    this.once = once;
  }

  get invitedField() {
    return this.main.getByRole('textbox', { name: SURVEY.invited });
  }

  async atOverview() {
    await this.control(SURVEY.collect).waitFor();
  }

  /** "#/survey/…" of the survey that is open. */
  get surveyRoute() {
    const [route] = new URL(this.page.url()).hash.match(/^#\/survey\/[^/]+/) ?? [];
    assert.ok(route, `a survey is open at ${this.page.url()}`);
    return route;
  }

  async goesToOverview() {
    await this.visit(this.surveyRoute);
    await this.atOverview();
  }

  async counts(sentence) {
    await eventually(async () => assert.ok((await this.main.innerText()).includes(sentence), sentence));
  }

  /** The file of replies, from the survey's own page. */
  async downloadsReplies() {
    const { name, text } = await this.download(SURVEY.download);
    return { name, text, file: JSON.parse(text) };
  }

  get surveys() {
    return this.page.getByRole('table', { name: SURVEYS.table });
  }

  get deletedSurveys() {
    return this.page.getByRole('table', { name: SURVEYS.deleted });
  }

  surveyRow(within = this.surveys) {
    return within.getByRole('row').filter({ hasText: this.survey.title });
  }

  async opensFromHome() {
    await this.goHome();
    await this.control(/^Open\b/, this.surveyRow()).click();
    await this.atOverview();
  }

  // Replying

  async atWelcome() {
    await this.main.getByText(SURVEY.noChanges).waitFor();
    await this.arriveAt(this.survey.title);
  }

  async collects() {
    await this.press(SURVEY.collect);
    await this.atWelcome();
  }

  async begins() {
    await this.press(SURVEY.start);
    if (fieldsAsked(this.survey, { profile: this.once }).length) await this.arriveAt(SURVEY.about);
  }

  /** Answers a profile field of the page, by ids. */
  async tells(field, said) {
    return tellField(this.main, field, said, this.survey);
  }

  question({ text }) {
    return this.main.getByRole('group', { name: text, exact: true });
  }

  textFor({ text }) {
    return this.main.getByRole('textbox', { name: text, exact: true });
  }

  /** Answers a question of the page, by ids or with a text. */
  async says(question, said) {
    if (question.type === 'choices') return tick(this.question(question), question, said, this.survey);
    if (offered(this.survey, question).length) return choose(this.question(question), labelOf(this.survey, question, said));
    return this.textFor(question).fill(said);
  }

  /** Presses "Continue" and waits for the page that follows. */
  async proceeds() {
    const before = this.page.url();
    await this.press(SURVEY.proceed);
    await this.page.waitForURL((url) => url.href !== before);
  }

  /**
   * From the first page of questions to "Check your answers". Said are answers by ids; what is not said is left out.
   * `look` is called on every page once it is filled in.
   */
  async fillsIn({ profile = {}, answers = {} }, look = async () => {}) {
    const said = { profile: { ...this.once, ...profile }, answers };
    const fields = fieldsAsked(this.survey, said);
    if (fields.length) {
      await this.arriveAt(SURVEY.about);
      for (const field of fields) if (profile[field.id] !== undefined) await this.tells(field, profile[field.id]);
      await look('about');
      await this.proceeds();
    }
    for (const part of partsAsked(this.survey, said)) {
      await this.arriveAt(part.title);
      for (const question of part.questions) if (answers[question.id] !== undefined) await this.says(question, answers[question.id]);
      await look(part.id, part);
      await this.proceeds();
    }
    await this.arriveAt(SURVEY.check);
    await look('check');
  }

  async finishes() {
    await this.press(SURVEY.finish);
    await this.arriveAt(SURVEY.thanks);
  }

  /** One whole reply, from the welcome to the thanks. */
  async replies(said, look) {
    await this.begins();
    await this.fillsIn(said, look);
    await this.finishes();
  }

  async handsOver() {
    await this.press(SURVEY.next);
    await this.atWelcome();
  }

  /** Waits until the unfinished reply with this text is on the device. */
  async keepsUnfinished(text) {
    await eventually(async () => assert.ok((await this.keptWith(text)).length, `"${text}" is on the device`));
  }

  /** The places on the device where a text is kept. */
  async keptWith(text) {
    return Object.entries(await everythingKept(this.page)).filter(([, kept]) => kept.includes(text)).map(([place]) => place);
  }
}
