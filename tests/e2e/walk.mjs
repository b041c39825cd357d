// A walk by chance through everything that people, browsers and offices do to a draft, beside a model of what must be there.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from './chance.mjs';
import { Model } from './model.mjs';
import { questionnaire, school, levelQuestions } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { DELETED, HOME, LEVEL, OFFLINE, TABS, TASKS } from './words.mjs';

const NAME = 'Ash Lane School';
const [domain, otherDomain] = questionnaire.domains;
const [noted, alsoNoted, levelled] = levelQuestions(domain, school, { key: false });
const NOTES = { 'first note': noted, 'second note': alsoNoted, 'third note': levelled };
const LEVELS = [LEVEL.shown, LEVEL.inPlace, LEVEL.partly, LEVEL.notInPlace];
const LIMIT = 1_000;
/** As much as a browser that is closed in the middle of a change may cost. */
const MOMENT = 250;
const LONG_NOTE = 240;
const MOST_TABS = 3;

/** How likely each operation is; the name is what the report counts. */
const LIKELY = {
  'type a word': 44,
  'choose a level': 10,
  reload: 8,
  'go to another page': 8,
  'close the tab and open another': 4,
  crash: 3,
  'kill the browser': 5,
  'close the browser': 2,
  'fill the storage': 3,
  'make room': 6,
  'new version of the app': 4,
  'open a second tab': 5,
  'take over': 8,
  'close one of two tabs': 4,
  'restore a version': 4,
  'delete and restore': 3,
};

/** What an operation needs that a build may not have yet: WALK_WITHOUT names them, separated by commas. */
const NEEDS = {
  tabs: ['open a second tab', 'take over', 'close one of two tabs'],
  versions: ['restore a version'],
  deleted: ['delete and restore'],
  full: ['fill the storage', 'make room'],
  crash: ['crash'],
  closing: ['close the browser'],
};

export class Walk {
  constructor({ device, site, chance, without = [] }) {
    Object.assign(this, { device, site, chance });
    const left = new Set(without.flatMap((need) => NEEDS[need] ?? assert.fail(`nothing is called ${need}; there are ${Object.keys(NEEDS)}`)));
    this.likely = Object.fromEntries(Object.entries(LIKELY).filter(([operation]) => !left.has(operation)));
    this.done = {};
    this.log = [];
    this.readers = [];
    this.word = 0;
    this.isFull = false;
    this.worst = 0;
    this.kills = 0;
    this.lossy = 0;
    this.late = 0;
  }

  async begin() {
    this.writer = this.device.person;
    await this.writer.beginsDraft(NAME);
    await this.writer.seesSaved();
    const fields = { level: '', ...Object.fromEntries(Object.keys(NOTES).map((name) => [name, ''])) };
    this.model = new Model(fields, Date.now());
  }

  async run(steps, report = () => {}) {
    for (let step = 1; step <= steps; step += 1) {
      const operation = this.chance.weighted(this.likely);
      this.log.push(`${step} ${operation}`);
      try {
        const happened = await this.operations[operation].call(this);
        const counted = happened === false ? `${operation} (had no occasion)` : operation;
        this.done[counted] = (this.done[counted] ?? 0) + 1;
      } catch (error) {
        error.message = `seed ${this.chance.seed}, step ${step} of ${steps}, ${operation}: ${error.message}\nBefore it: ${this.log.slice(-25).join(' · ')}`;
        throw error;
      }
      if (step % 500 === 0) report(this.summary(step));
    }
  }

  async end() {
    if (this.isFull) await this.operations['make room'].call(this);
    await this.writer.seesSaved();
    this.model.isSaved(Date.now());
    this.writer = await this.device.restart();
    this.readers = [];
    await this.comesBack();
    await this.compare();
  }

  summary(steps) {
    const counts = Object.entries(this.done).sort().map(([operation, count]) => `  ${String(count).padStart(6)}  ${operation}`);
    return [
      `walk of ${steps} steps, WALK_SEED=${this.chance.seed}`,
      ...counts,
      `  ${this.kills} kills, of which ${this.lossy} lost anything; the worst lost ${this.worst} ms of typing; ${this.late} browsers closed in the very moment of a change lost it; nothing else was lost`,
    ].join('\n');
  }

  get operations() {
    return {
      'type a word': this.types,
      'choose a level': this.choosesLevel,
      reload: this.reloads,
      'go to another page': this.visitsPage,
      'close the tab and open another': this.changesTab,
      crash: this.crashes,
      'kill the browser': this.kills_,
      'close the browser': this.closesBrowser,
      'fill the storage': this.fills,
      'make room': this.makesRoom,
      'new version of the app': this.getsNewVersion,
      'open a second tab': this.opensTab,
      'take over': this.takesOver,
      'close one of two tabs': this.closesTab,
      'restore a version': this.restoresVersion,
      'delete and restore': this.deletesAndRestores,
    };
  }

  // Work

  async types(chance = this.chance) {
    const name = chance.oneOf(Object.keys(NOTES));
    const field = this.writer.noteOn(NOTES[name]);
    this.word += 1;
    const starts = this.model.now[name].length > LONG_NOTE;
    // People type into the tab that they see.
    await this.writer.page.bringToFront();
    await field.focus();
    await this.writer.page.keyboard.press(starts ? 'Control+A' : 'Control+End');
    let value = starts ? '' : this.model.now[name];
    for (const character of `w${this.word} `) {
      value += character;
      const change = this.model.changes(name, value);
      await this.writer.page.keyboard.type(character);
      this.promise(change);
      await pause(chance.between(0, 15));
    }
    assert.equal(await field.inputValue(), value, 'the field holds what was typed');
  }

  async choosesLevel() {
    const level = this.chance.oneOf(LEVELS);
    if (level === this.model.now.level) return false;
    const change = this.model.changes('level', level);
    await this.writer.answer(levelled, level);
    return this.promise(change);
  }

  /** While nothing can be kept, nothing is promised. */
  promise(change) {
    if (!this.isFull) change.done(Date.now());
  }

  // Coming and going

  async reloads() {
    const tab = this.chance.oneOf([this.writer, this.writer, ...this.readers]);
    await tab.page.reload();
    await this.comesBack();
    await this.compare();
  }

  async visitsPage() {
    const { writer } = this;
    const where = this.chance.oneOf(['task list', 'other domain', TASKS.check, TASKS.about, 'home']);
    if (where === 'home') {
      await writer.goHome();
      await writer.openDraft(NAME);
      await writer.reaches(domain);
    } else {
      await writer.goesToTaskList();
      if (where === 'other domain') await writer.openDomain(otherDomain);
      else if (where !== 'task list') await writer.press(where);
      await writer.visit(`${writer.draftRoute}/domain/${domain.id}`);
      await writer.arriveAt(domain.title);
    }
    await this.edits();
    // Whoever goes about in the app keeps what is in memory, also where the storage is full.
    await this.compare({ everything: true });
  }

  async changesTab() {
    const old = this.writer;
    this.writer = await this.device.newTab();
    await old.page.close({ runBeforeUnload: this.chance.next() < 0.5 });
    if (!old.page.isClosed()) await old.page.waitForEvent('close');
    await this.comesBack();
    await this.compare();
  }

  async crashes() {
    const { page } = this.writer;
    const session = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
    this.writer = this.readers.pop() ?? (await this.device.newTab());
    await this.comesBack();
    await this.compare();
  }

  /** In the middle of a word, at a moment of chance. */
  async kills_() {
    // How much is typed until then differs from time to time, so it must not use up the walk's own chance.
    const chance = new Chance(this.chance.between(0, 2 ** 30));
    const typing = (async () => {
      for (;;) await this.types(chance);
    })().catch(() => {});
    await pause(this.chance.between(100, 2_500));
    const end = this.device.kill();
    await typing;
    this.kills += 1;
    await this.startsAgain();
    const { loss, missing } = await this.compare({ end, limit: end - LIMIT });
    this.worst = Math.max(this.worst, loss);
    if (missing) this.lossy += 1;
  }

  async closesBrowser() {
    // A browser that ends takes what happened in that very moment with it now and then.
    const end = Date.now();
    await this.device.close();
    await this.startsAgain();
    const { loss } = await this.compare({ end, limit: end - MOMENT });
    if (loss) this.late += 1;
  }

  async startsAgain() {
    this.isFull = false;
    this.readers = [];
    this.writer = await this.device.restart();
    await this.comesBack();
  }

  // The office

  async fills() {
    if (this.isFull) return false;
    await this.writer.seesSaved();
    this.model.isSaved(Date.now());
    await this.device.room.shrink(this.writer.page);
    this.isFull = true;
    return true;
  }

  async makesRoom() {
    if (!this.isFull) return false;
    await this.device.room.make();
    this.isFull = false;
    await this.writer.seesNoWarning().catch(() => this.writer.seesNoWarning());
    await this.writer.seesSaved();
    this.model.isSaved(Date.now());
    return true;
  }

  async getsNewVersion() {
    this.site.release();
    await this.writer.page.reload();
    if (this.device.keepsApp) {
      const { page } = this.writer;
      await page.getByRole('heading', { name: OFFLINE.newer }).waitFor({ timeout: 60_000 });
      const loaded = page.waitForEvent('load');
      await page.getByRole('button', { name: OFFLINE.load }).click();
      await loaded;
    }
    await this.comesBack();
    await this.compare();
  }

  // Tabs

  async opensTab() {
    if (this.readers.length + 1 >= MOST_TABS || this.isFull) return false;
    const reader = await this.device.newTab();
    await reader.opensDraft(NAME, domain);
    await reader.seesReadOnly(TABS.elsewhere, noted);
    this.readers.push(reader);
    return true;
  }

  async takesOver() {
    if (!this.readers.length || this.isFull) return false;
    const next = this.readers.splice(this.chance.between(0, this.readers.length - 1), 1)[0];
    this.readers.push(this.writer);
    const last = this.writer;
    this.writer = next;
    await next.takesOver(noted);
    await this.compare();
    await last.seesReadOnly(TABS.takenOver, noted);
    return true;
  }

  async closesTab() {
    if (!this.readers.length || this.isFull) return false;
    const isWriter = this.chance.next() < 0.5;
    const closing = isWriter ? this.writer : this.readers.pop();
    if (isWriter) this.writer = this.readers.pop();
    await closing.page.close({ runBeforeUnload: this.chance.next() < 0.5 });
    await this.comesBack();
    await this.compare();
    return true;
  }

  // Versions

  async restoresVersion() {
    if (this.isFull) return false;
    await this.writer.opensVersions();
    const rows = await this.writer.versionRows.count();
    if (!rows) {
      await this.returns();
      return false;
    }
    await this.writer.restoresVersion(this.chance.between(0, rows - 1));
    if (this.chance.next() < 0.5) {
      await this.writer.undoesRestore();
      await this.returns();
      await this.compare();
    } else {
      await this.returns();
      this.model.becomes(await this.found(), Date.now());
      await this.writer.seesSaved();
    }
    return true;
  }

  async deletesAndRestores() {
    if (this.readers.length || this.isFull) return false;
    await this.writer.goHome();
    await this.writer.draftControl(HOME.remove, NAME).click();
    await this.writer.draftRow(NAME).waitFor({ state: 'hidden' });
    if (this.chance.next() < 0.3) {
      await this.writer.press(HOME.undo);
      await this.writer.draftRow(NAME).waitFor();
    } else {
      if (this.chance.next() < 0.5) await this.writer.page.reload();
      await this.writer.deletedRow(NAME).getByRole('button', { name: DELETED.restore }).click();
      await this.writer.draftRow(NAME).waitFor();
    }
    await this.writer.openDraft(NAME);
    await this.writer.reaches(domain);
    await this.compare();
    return true;
  }

  // Looking

  async returns() {
    await this.writer.visit(`${this.writer.draftRoute}/domain/${domain.id}`);
    await this.writer.arriveAt(domain.title);
    await this.edits();
  }

  /** The writer at the domain again, from wherever the draft opens, and able to edit. */
  async comesBack() {
    const { writer } = this;
    if (!/#\/draft\//.test(writer.page.url())) {
      await writer.goHome();
      await writer.openDraft(NAME);
    }
    await writer.reaches(domain);
    await this.edits();
  }

  async edits() {
    await eventually(async () => {
      if (await this.writer.takeOverButton().count()) await this.writer.takeOverButton().click({ timeout: 2_000 });
      assert.ok(await this.writer.noteOn(noted).isEditable({ timeout: 2_000 }), 'the note can be changed');
    }, 30_000);
  }

  async found() {
    const found = {};
    for (const [name, question] of Object.entries(NOTES)) found[name] = await this.writer.noteNow(question);
    const chosen = await this.writer.question(levelled).getByRole('radio', { checked: true }).all();
    found.level = chosen.length ? LEVELS[(await this.places())] ?? '' : '';
    return found;
  }

  /** The place among LEVELS of the level that is chosen. */
  async places() {
    const isChosen = await Promise.all(LEVELS.map((name) =>
      this.writer.question(levelled).getByRole('radio', { name, exact: true }).isChecked()));
    return isChosen.indexOf(true);
  }

  /** What is on the page may take a moment to be complete; what counts is where it ends. */
  async compare({ end = Date.now(), limit = Date.now(), everything = false } = {}) {
    const before = new Map(this.model.states);
    return eventually(async () => {
      this.model.states = new Map(before);
      const found = await this.found();
      if (everything) assert.deepEqual(found, this.model.now);
      return this.model.compare(found, { end, limit });
    }, 5_000);
  }
}
