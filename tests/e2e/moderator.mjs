// A second auditor: grades without seeing the first grades, compares, and notes what is agreed.
import { Auditor } from './auditor.mjs';
import { AUDIT, DOMAIN, MODERATION, RECEIVED } from './words.mjs';

export class Moderator extends Auditor {
  async receives(file) {
    await this.openFile(file);
    await this.arriveAt(RECEIVED.heading);
  }

  async begins(role = 'Moderating auditor') {
    await this.main.getByRole('textbox', { name: MODERATION.role }).fill(role);
    await this.press(MODERATION.begin);
    await this.arriveAt(MODERATION.heading);
  }

  subjectLink({ id, title }) {
    return this.main.getByRole('link', { name: `${id} ${title}`, exact: true });
  }

  async gives(part, grade, because = 'Seen in the record.') {
    await this.subjectLink(part).click();
    await this.arriveAt(`${part.id} ${part.title}`);
    await this.grade(grade, because, MODERATION.grade);
    await this.press(DOMAIN.save);
    await this.arriveAt(MODERATION.heading);
  }

  async givesTheWhole(grade) {
    await this.press(AUDIT.overall);
    await this.arriveAt(AUDIT.overall);
    await this.grade(grade, 'For the child it was enough.', MODERATION.grade);
    await this.press(DOMAIN.save);
    await this.arriveAt(MODERATION.heading);
  }

  row(name) {
    return this.main.getByRole('table', { name: MODERATION.table }).getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  async agrees(row, grade, because) {
    await row.getByRole('link', { name: /^(Agree|Change)/ }).click();
    await this.gradeGroup(MODERATION.agreedGrade).waitFor();
    await this.gradeGroup(MODERATION.agreedGrade).getByRole('radio', { name: this.labelOfGrade(grade), exact: true }).check();
    await this.main.getByRole('textbox', { name: MODERATION.why }).fill(because);
    await this.press(DOMAIN.save);
    await this.arriveAt(MODERATION.compared);
  }

  async chooses(file) {
    await this.main.getByLabel(MODERATION.ownFile).setInputFiles(file);
  }
}
