// Audits any case from Home to its return: answers, grades with reasons, a child at risk.
import { offered } from './asked.mjs';
import { Assessor } from './assessor.mjs';
import { choose } from './fields.mjs';
import { AT_RISK, AUDIT, DOMAIN } from './words.mjs';

export class Auditor extends Assessor {
  get about() {
    return AUDIT.about;
  }

  get grades() {
    return this.assessment.scales.find(({ id }) => id === this.assessment.grading.scale);
  }

  labelOfGrade(id) {
    return [...this.grades.levels, ...(this.grades.unscored ?? [])].find((grade) => grade.id === id).label;
  }

  /** Parts that a person grades. */
  get gradedParts() {
    return this.parts.filter(({ ungraded }) => !ungraded);
  }

  /** Parts that have to be completed: those that a person grades, and whether a child is at risk. */
  get partsToAudit() {
    return this.parts.filter(({ ungraded, questions }) => !ungraded || questions.some(({ required }) => required));
  }

  async caseReference() {
    return this.main.getByText(AUDIT.case).locator('strong').innerText();
  }

  /** Answers the open part; those with levels by the level in this place, whether a child is at risk with "No". */
  async answersPart(part, place = 0) {
    for (const question of part.questions.filter(({ type, required }) => type === 'level' || required)) {
      const choices = offered(this.assessment, question);
      const choice = question.type === 'level' ? choices[place] : choices.find(({ id }) => id === 'no');
      await choose(this.questionOf(question), choice.label);
      this.answers[question.id] = choice.id;
    }
  }

  gradeGroup(name = AUDIT.grade) {
    return this.main.getByRole('group', { name, exact: true });
  }

  async grade(id, because, name = AUDIT.grade) {
    await choose(this.gradeGroup(name), this.labelOfGrade(id));
    if (because !== undefined) await this.reasons.fill(because);
  }

  get reasons() {
    return this.main.getByRole('textbox', { name: AUDIT.reasons });
  }

  /** Answers and grades a part from the task list and back to it. */
  async audits(part, grade, because = 'Seen in the record throughout.', place = 0) {
    await this.openDomain(part);
    await this.answersPart(part, place);
    if (!part.ungraded) await this.grade(grade, because);
    await this.press(DOMAIN.save);
    await this.atTaskList();
  }

  async gradesTheWhole(grade, because = 'What it meant for the child.') {
    await this.press(AUDIT.overall);
    await this.arriveAt(AUDIT.overall);
    await this.grade(grade, because, AUDIT.overallGrade);
    await this.press(DOMAIN.save);
    await this.atTaskList();
  }

  /** Everything from the task list to "Return complete": `grades` by domain id, `good` for the others. */
  async auditsEverything(grades = {}, overall = 'good', role = 'Quality assurance officer') {
    for (const part of this.partsToAudit) await this.audits(part, grades[part.id] ?? 'good');
    await this.gradesTheWhole(overall);
    await this.submits(role);
  }

  async says(childAtRisk) {
    await this.page.getByRole('link', { name: AT_RISK.heading }).click();
    await this.arriveAt(AT_RISK.heading);
    await this.press(childAtRisk ? AT_RISK.yes : AT_RISK.no);
  }
}
