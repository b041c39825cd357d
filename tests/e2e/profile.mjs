// Devices with a real profile folder on the disk: Chromium that can be killed with everything it started, and started again on the same folder.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { isComplaint } from './complaints.mjs';
import { everythingKept, Room, WITHOUT } from './database.mjs';
import { Keeper } from './keeper.mjs';
import { Site } from './site.mjs';
import { eventually } from './waiting.mjs';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/**
 * The app on one address, for devices with a profile each, for all scenarios of one test file.
 * `scenario(name, body)` hands `body` a `profile()` that opens the app on a new device, and the site that serves it.
 */
export function onProfiles() {
  const running = {};
  before(async () => { running.site = await Site.open(); });
  after(() => running.site?.close());
  const scenario = (name, body, { timeout = 180_000, ...options } = {}) =>
    test(name, { timeout, ...options }, async () => {
      const devices = [];
      const profile = async (wishes) => {
        const device = new Device(running.site.address, wishes);
        devices.push(device);
        await device.start();
        return device;
      };
      try {
        await body({ profile, site: running.site });
        for (const { complaints } of devices) assert.deepEqual(complaints, [], 'the browser complained');
      } catch (error) {
        for (const device of devices) error.message += await device.onScreen();
        throw error;
      } finally {
        for (const device of devices) await device.discard();
      }
    });
  return { scenario };
}

export class Device {
  /**
   * `expects`: complaints that belong to the scenario; `prepare`: a script to run in every page before the app's own;
   * `preferences`: what the profile's owner, or the office's policy, has set in the browser; `little`: little room, to be filled;
   * `keepsApp`: the browser may keep the app itself, so that it opens without the network;
   * `at`: where the app is, if not on the site.
   */
  constructor(address, { expects = [], prepare, preferences, little = false, keepsApp = false, at = address } = {}) {
    Object.assign(this, { address: at, expects, prepare, little, keepsApp, complaints: [] });
    this.folder = mkdtempSync(join(tmpdir(), 'profile-'));
    if (preferences) {
      mkdirSync(join(this.folder, 'Default'));
      writeFileSync(join(this.folder, 'Default', 'Preferences'), JSON.stringify(preferences));
    }
  }

  /** Starts the browser on the profile and opens the app; `person` is who sits in front of it. */
  async start({ route = '' } = {}) {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: FLAGS,
      acceptDownloads: true,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      viewport: { width: 1280, height: 900 },
    });
    this.group = browserOf(this.folder);
    this.isEnding = false;
    this.watch(this.context);
    if (!this.keepsApp) await this.context.addInitScript(WITHOUT.serviceWorkers);
    if (this.prepare) await this.context.addInitScript(this.prepare);
    const [blank] = this.context.pages();
    if (this.little) this.room = await Room.over(blank, this.address);
    this.person = this.personAt(this.little ? await this.context.newPage() : blank);
    await this.person.visit(route);
    return this.person;
  }

  personAt(page) {
    page.setDefaultTimeout(15_000);
    return new Keeper(page, this.address, this.complaints);
  }

  /** Somebody on the same device with the app in a new tab. */
  async newTab(route = '') {
    const person = this.personAt(await this.context.newPage());
    await person.visit(route);
    return person;
  }

  /** Ends the browser and everything it started at once, as a power cut does. Gives the moment at which it ended. */
  kill() {
    this.isEnding = true;
    const moment = Date.now();
    process.kill(-this.group, 'SIGKILL');
    for (const process_ of processesOf(this.folder)) end(process_.id);
    return moment;
  }

  /** The way to stop a tab's process, as the system does with programs that it puts to sleep; that gives the way to wake it. */
  async stopper(page) {
    const before = timeUsedBy(this.folder);
    // The process that works while the page works is the page's.
    await page.evaluate(() => { for (const until = performance.now() + 800; performance.now() < until;); });
    const after = timeUsedBy(this.folder);
    const grown = [...after].map(([id, used]) => ({ id, used: used - (before.get(id) ?? 0) }));
    const { id } = grown.reduce((most, other) => (other.used > most.used ? other : most));
    return () => {
      process.kill(id, 'SIGSTOP');
      return () => process.kill(id, 'SIGCONT');
    };
  }

  /** Starts the browser again on the same profile, killed or not. */
  async restart(options) {
    await this.close();
    return this.start(options);
  }

  /** Ends the browser the way a person does, or waits until what was killed is gone. */
  async close() {
    this.isEnding = true;
    // A tab that was put to sleep and never woken would keep the browser from ending.
    await Promise.race([this.context?.close().catch(() => {}), pause(15_000, undefined, { ref: false })]);
    await eventually(() => assert.deepEqual(processesOf(this.folder), [], 'the browser has ended')).catch(() => this.kill());
  }

  async discard() {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Every file of the profile, as bytes, by its path. */
  files() {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .flatMap((path) => {
        try {
          return [{ path, bytes: readFileSync(path) }];
        } catch (error) {
          // The browser may remove a file while we read the others.
          if (error.code === 'ENOENT') return [];
          throw error;
        }
      });
  }

  watch(context) {
    const origin = new URL(this.address).origin;
    const complain = (complaint) => {
      if (!this.isEnding && !this.expects.some((pattern) => pattern.test(complaint))) this.complaints.push(complaint);
    };
    context.on('console', (message) => {
      if (isComplaint(message, ['warning', 'error', 'assert'])) complain(`console ${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => complain(`page error: ${error.error().message}`));
    context.on('page', (page) => page.on('crash', () => complain('the page crashed')));
    for (const page of context.pages()) page.on('crash', () => complain('the page crashed'));
    context.on('request', (request) => {
      if (!/^(blob|data|about|chrome):/.test(request.url()) && new URL(request.url()).origin !== origin) {
        complain(`request to another origin: ${request.url()}`);
      }
    });
    context.on('response', (response) => {
      if (response.status() >= 400) complain(`failed request: ${response.url()} (${response.status()})`);
    });
    context.on('dialog', async (dialog) => {
      if (dialog.type() === 'beforeunload') return dialog.accept().catch(() => {});
      complain(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
  }

  /** What storage holds, for the report of a failure; not the questionnaires, which are long. */
  async kept() {
    for (const tab of this.context?.pages() ?? []) {
      const looked = await Promise.race([everythingKept(tab).catch(() => undefined), pause(3_000, undefined, { ref: false })]);
      if (!looked) continue;
      const told = Object.entries(looked).filter(([place]) => !place.startsWith('questionnaires'));
      return told.map(([place, text]) => `\n  ${place}: ${text.slice(0, 2_000)}`).join('') || 'nothing';
    }
    return 'no tab can say';
  }

  /** What every tab shows, for the report of a failure. */
  async onScreen() {
    const tabs = await Promise.all((this.context?.pages() ?? []).map(async (tab) => {
      const tree = await tab.locator('body').ariaSnapshot({ timeout: 2_000 }).catch((error) => error.message);
      const told = await tab.locator('[role=status], [role=alert]').allInnerTexts().catch(() => []);
      return `\n\nOn screen at ${tab.url()}\nTold: ${JSON.stringify(told)}\n${tree.split('\n').slice(0, 80).join('\n')}`;
    }));
    return `${tabs.join('')}\n\nKept on the device: ${await this.kept()}\nComplaints: ${JSON.stringify(this.complaints, null, 2)}`;
  }
}

/** The browser's own process on the profile: the one that leads its group. */
function browserOf(folder) {
  const browser = processesOf(folder).find(({ id, group }) => id === group);
  assert.ok(browser, `a browser runs on ${folder}`);
  return browser.group;
}

/** Every process that was started for the profile, and what those started. */
function processesOf(folder) {
  const all = execFileSync('ps', ['-ww', '-eo', 'pid=,ppid=,pgid=,stat=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state && !state.startsWith('Z'))
    .map(([id, parent, group, , ...words]) => ({ id: Number(id), parent: Number(parent), group: Number(group), command: words.join(' ') }));
  const found = new Set(all.filter(({ command }) => command.includes(folder) && !command.startsWith('ps ')).map(({ id }) => id));
  for (let grown = true; grown;) {
    const children = all.filter(({ id, parent }) => found.has(parent) && !found.has(id));
    for (const { id } of children) found.add(id);
    grown = children.length > 0;
  }
  return all.filter(({ id }) => found.has(id) && id !== process.pid);
}

/** Processor time of each renderer of the profile's browser so far, in ticks. */
function timeUsedBy(folder) {
  const renderers = processesOf(folder).filter(({ command }) => command.includes('--type=renderer'));
  return new Map(renderers.map(({ id }) => {
    // After the name in brackets: state, …, user time and system time in the 12th and 13th place.
    const [, rest] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ');
    const places = rest.split(' ');
    return [id, Number(places[11]) + Number(places[12])];
  }));
}

function end(id) {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
