// What a person does so that no work is lost: tabs, earlier versions, backups, passphrases. Everything else is a Person's.
import assert from 'node:assert/strict';
import { Person } from './person.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { BACKUP, DELETED, DEVICE, HOME, PASSPHRASE, SAVING, TABS, VERSIONS } from './words.mjs';

const [firstDomain] = questionnaire.domains;

export class Keeper extends Person {
  heading(name) {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  get screen() {
    return this.page.locator('body').innerText();
  }

  // A draft

  /** A new draft, open at its first domain. */
  async beginsDraft(name) {
    await this.startFor({ name });
    await this.openDomain(firstDomain);
  }

  /** The draft from Home, at one of its domains, wherever it was left. */
  async opensDraft(name, domain = firstDomain) {
    await this.goHome();
    await this.openDraft(name);
    await this.reaches(domain);
  }

  /** The domain, from a draft that opens where it was left. */
  async reaches(domain = firstDomain) {
    await this.page.waitForURL(/#\/draft\//);
    await this.heading(HOME.heading).waitFor({ state: 'hidden' });
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    if (await this.heading(domain.title).count()) return;
    await this.goesToTaskList();
    await this.openDomain(domain);
  }

  async goesToTaskList() {
    await this.visit(this.draftRoute);
    await this.atTaskList();
  }

  /** "#/draft/…" of the draft that is open. */
  get draftRoute() {
    const [route] = new URL(this.page.url()).hash.match(/^#\/draft\/[^/]+/) ?? [];
    assert.ok(route, `a draft is open at ${this.page.url()}`);
    return route;
  }

  async writes(text, question = firstQuestion) {
    await this.noteOn(question).fill(text);
  }

  /** Goes on typing at the end of a note, key by key. */
  async typesOn(text, question = firstQuestion) {
    await this.noteOn(question).focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
  }

  async reads(text, question = firstQuestion) {
    await eventually(async () => assert.equal(await this.noteOn(question).inputValue({ timeout: 1_000 }), text));
  }

  noteNow(question = firstQuestion) {
    return this.noteOn(question).inputValue();
  }

  async downloadsDraftInMemory() {
    const { text } = await this.download(this.page.getByRole('button', { name: SAVING.downloadDraft, exact: true }).first());
    return JSON.parse(text);
  }

  /** The draft as the task list offers it, which is there whether the device keeps anything or not. */
  async downloadsDraftFromTaskList() {
    await this.goesToTaskList();
    return this.downloadsDraftInMemory();
  }

  // Saving

  get told() {
    return this.page.getByRole('status').or(this.page.getByRole('alert'));
  }

  async seesNotSaved() {
    await this.told.filter({ hasText: SAVING.failed }).first().waitFor();
  }

  async seesNoWarning() {
    await eventually(async () => assert.equal(await this.told.filter({ hasText: SAVING.warning }).count(), 0, 'the warning has gone'), 60_000);
  }

  /** All is saved, and the page warns that nothing more can be. */
  async seesNothingMoreCanBeSaved() {
    await this.told.filter({ hasText: SAVING.stuck }).first().waitFor();
    assert.equal(await this.told.filter({ hasText: SAVING.failed }).count(), 0, 'nothing is said to be unsaved');
  }

  // A draft that is gone from the device

  async seesGone() {
    await this.told.filter({ hasText: SAVING.gone }).first().waitFor();
  }

  async keepsAgain() {
    await this.page.getByRole('button', { name: SAVING.keepAgain }).click();
    await this.page.getByText(SAVING.isThereAgain).first().waitFor();
    await this.seesSaved();
    await this.seesNoWarning();
  }

  // Two tabs

  takeOverButton() {
    return this.page.getByRole('button', { name: TABS.takeOver, exact: true });
  }

  async seesReadOnly(says, question = firstQuestion) {
    await this.page.getByText(says).first().waitFor();
    await this.takeOverButton().waitFor();
    await eventually(async () => {
      assert.equal(await this.noteOn(question).isEditable(), false, 'the note cannot be changed');
      const levels = await this.question(question).getByRole('radio').all();
      for (const level of levels) assert.ok(await level.isDisabled(), 'no level can be chosen');
    });
  }

  async seesEditable(question = firstQuestion, patience) {
    await eventually(async () => {
      assert.equal(await this.takeOverButton().count(), 0, 'nothing asks to edit here instead');
      assert.ok(await this.noteOn(question).isEditable({ timeout: 1_000 }), 'the note can be changed');
    }, patience);
  }

  async takesOver(question = firstQuestion, patience = 20_000) {
    await this.takeOverButton().click();
    await this.seesEditable(question, patience);
  }

  // Earlier versions

  async opensVersions() {
    await this.goesToTaskList();
    await this.press(VERSIONS.link);
    await this.arriveAt(VERSIONS.heading);
    // The list is read from the device; what the draft is now stands in it only then.
    await this.main.getByRole('rowheader', { name: VERSIONS.now }).waitFor();
  }

  get versionRows() {
    return this.main.getByRole('row').filter({ has: this.page.getByRole('button', { name: VERSIONS.restore }) });
  }

  /** What the table of versions says, newest first. */
  async versions(least = 1) {
    await eventually(async () => assert.ok((await this.versionRows.count()) >= least, `at least ${least} earlier versions are listed`));
    return this.versionRows.allInnerTexts();
  }

  async restoresVersion(place) {
    await this.versionRows.nth(place).getByRole('button', { name: VERSIONS.restore }).click();
    await this.undoButton.waitFor();
  }

  get undoButton() {
    return this.control(VERSIONS.undo, this.page).first();
  }

  async undoesRestore() {
    const told = await this.page.locator('body').innerText();
    await this.undoButton.click();
    // The notice goes, or offers to undo this too.
    await eventually(async () => assert.notEqual(await this.page.locator('body').innerText(), told, 'something has changed'));
    await this.seesSaved();
  }

  /** The notes on a question in each earlier version, oldest first, found by restoring one after the other. Ends at the domain, as it was. */
  async notesInVersions(question = firstQuestion, domain = firstDomain) {
    await this.opensVersions();
    const count = await this.versionRows.count();
    const notes = [];
    for (let fromOldest = 1; fromOldest <= count; fromOldest += 1) {
      // The list is read from the device; the oldest stands last in it.
      await eventually(async () => assert.ok((await this.versionRows.count()) >= count, 'all earlier versions are listed'));
      const rows = await this.versionRows.count();
      await this.restoresVersion(rows - fromOldest);
      notes.push(await this.noteAt(question, domain));
      await this.opensVersions();
      // Where the notice has gone with its page, the newest version is what was replaced.
      if (await this.undoButton.count()) await this.undoesRestore();
      else await this.restoresVersion(0);
    }
    await this.noteAt(question, domain);
    return notes;
  }

  /** Goes to the domain by the task list, and reads. */
  async noteAt(question = firstQuestion, domain = firstDomain) {
    await this.goesToTaskList();
    await this.openDomain(domain);
    return this.noteNow(question);
  }

  // Recently deleted

  get deleted() {
    return this.page.getByRole('table', { name: DELETED.table });
  }

  deletedRow(name) {
    return this.deleted.getByRole('row').filter({ hasText: name });
  }

  async deletesDraft(name) {
    await this.goHome();
    await this.draftControl(HOME.remove, name).click();
    await this.draftRow(name).waitFor({ state: 'hidden' });
  }

  async restoresDeleted(name) {
    await this.deletedRow(name).getByRole('button', { name: DELETED.restore }).click();
    await this.draftRow(name).waitFor();
  }

  // Data on this device

  async opensDeviceData() {
    await this.goHome();
    await this.press(HOME.device);
    await this.arriveAt(DEVICE.heading);
  }

  async downloadsBackup() {
    await this.opensDeviceData();
    return this.download(DEVICE.backup);
  }

  async deletesEverything() {
    await this.opensDeviceData();
    await this.press(DEVICE.deleteAll);
    await this.press(DEVICE.yesDeleteAll);
    await this.notice(DEVICE.wasDeleted).or(this.page.getByText(DEVICE.wasDeleted)).first().waitFor();
  }

  async opensBackup(file) {
    await this.opensDeviceData();
    await this.fileInput(DEVICE.restore).setInputFiles(file);
    await this.arriveAt(BACKUP.heading);
  }

  /** The line of the draft in the table of what a backup holds. */
  backupRow(name) {
    return this.main.getByRole('row').filter({ hasText: name });
  }

  backupTick(name) {
    return this.backupRow(name).getByRole('checkbox');
  }

  async restoresTicked() {
    await this.press(BACKUP.restore);
    await eventually(async () => assert.match((await this.told.allInnerTexts()).join('\n') + (await this.screen), /restored|put back/i, 'says that it is restored'));
  }

  // Passphrase

  passphraseField(name = PASSPHRASE.passphrase) {
    return this.page.getByLabel(name, { exact: true });
  }

  async protectsDraft(passphrase) {
    await this.goesToTaskList();
    await this.press(PASSPHRASE.link);
    await this.arriveAt(PASSPHRASE.heading);
    await this.passphraseField().fill(passphrase);
    await this.passphraseField(PASSPHRASE.again).fill(passphrase);
    await this.main.getByRole('checkbox', { name: PASSPHRASE.understood }).check();
    await this.press(PASSPHRASE.protect);
    await this.heading(PASSPHRASE.heading).waitFor({ state: 'hidden' });
  }

  lockedRow() {
    return this.drafts.getByRole('row').filter({ hasText: PASSPHRASE.lockedRow });
  }

  async opensLocked() {
    await this.goHome();
    await this.control(/^Open\b/, this.lockedRow()).click();
    await this.arriveAt(PASSPHRASE.lockedHeading);
  }

  async unlocks(passphrase) {
    await this.passphraseField().fill(passphrase);
    await this.press(PASSPHRASE.unlock);
    await this.heading(PASSPHRASE.lockedHeading).waitFor({ state: 'hidden', timeout: 30_000 });
  }

  async downloadsWithPassphrase(passphrase) {
    await this.goesToTaskList();
    await this.press(PASSPHRASE.downloadLink);
    await this.arriveAt(PASSPHRASE.downloadHeading);
    await this.passphraseField().fill(passphrase);
    await this.passphraseField(PASSPHRASE.again).fill(passphrase);
    return this.download(PASSPHRASE.download);
  }
}
