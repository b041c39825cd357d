// Devices with Firefox: the same people on the same pages in another browser, driven through WebDriver BiDi.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { isComplaint } from './complaints.mjs';
import { WITHOUT } from './database.mjs';
import { Keeper } from './keeper.mjs';
import { Site } from './site.mjs';

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];
const FIREFOX = process.env.FIREFOX || PLACES.find((place) => existsSync(place));

/** `scenario(name, body)` hands `body` a `device()` that opens the app in a Firefox of its own; skipped where there is none. */
export function onFirefox() {
  const running = {};
  const skip = FIREFOX ? false : `no Firefox on this machine (${PLACES.join(', ')}, or FIREFOX)`;
  if (skip) console.log(`Firefox scenarios are left out: ${skip}`);
  before(async () => {
    if (skip) return;
    console.log(execFileSync(FIREFOX, ['--version'], { encoding: 'utf8' }).trim());
    running.driver = await driver();
    running.site = await Site.open();
  });
  after(() => running.site?.close());
  const scenario = (name, body, { timeout = 180_000 } = {}) =>
    test(name, { timeout, skip }, async () => {
      const devices = [];
      const device = async (wishes) => {
        const opened = new FirefoxDevice(running, wishes);
        devices.push(opened);
        await opened.start();
        return opened;
      };
      try {
        await body({ device, site: running.site });
        for (const { complaints } of devices) assert.deepEqual(complaints, [], 'the browser complained');
      } catch (error) {
        for (const opened of devices) error.message += await opened.onScreen();
        throw error;
      } finally {
        for (const opened of devices) await opened.browser?.close();
      }
    });
  return { scenario };
}

/** Playwright; a version that this Firefox understands may be installed beside the one for Chromium. */
async function driver() {
  const { firefox } = await import(process.env.FIREFOX_DRIVER || 'playwright-core');
  return firefox;
}

/** Firefox says nothing through BiDi of files that a page makes itself, so they are caught on their way. */
class FirefoxKeeper extends Keeper {
  async download(control) {
    await this.page.evaluate(() => {
      window.downloaded = new Promise((resolve) => {
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          URL.createObjectURL = createObjectURL;
          resolve(blob.text());
          return createObjectURL.call(URL, blob);
        };
      });
    });
    await (typeof control === 'string' ? this.control(control) : control).click();
    const text = await this.page.evaluate(() => Promise.race([window.downloaded, new Promise((end) => { setTimeout(end, 15_000, ''); })]));
    assert.ok(text, 'a file was downloaded');
    return { name: 'downloaded.json', text };
  }
}

class FirefoxDevice {
  /** `kilobytes`: the room the browser gives all sites; `preferences`: what is set in the browser; `prepare`, `expects`, `keepsApp`, `at`: as for a profile. */
  constructor({ driver: firefox, site }, { kilobytes, preferences, prepare, expects = [], keepsApp = false, at = site.address } = {}) {
    Object.assign(this, { firefox, address: at, kilobytes, preferences, prepare, expects, keepsApp, complaints: [] });
  }

  async start() {
    this.browser = await this.firefox.launch({
      channel: 'moz-firefox',
      executablePath: FIREFOX,
      headless: true,
      firefoxUserPrefs: { ...(this.kilobytes ? { 'dom.quotaManager.temporaryStorage.fixedLimit': this.kilobytes } : {}), ...this.preferences },
    });
    this.context = await this.browser.newContext({ acceptDownloads: true, locale: 'en-GB', timezoneId: 'Europe/London', viewport: { width: 1280, height: 900 } });
    this.context.on('console', (message) => {
      const complaint = `console ${message.type()}: ${message.text()}`;
      if (isComplaint(message, ['warning', 'error']) && !this.expects.some((pattern) => pattern.test(complaint))) this.complaints.push(complaint);
    });
    this.context.on('dialog', (dialog) => dialog.accept().catch(() => {}));
    if (!this.keepsApp) await this.context.addInitScript(WITHOUT.serviceWorkers);
    if (this.prepare) await this.context.addInitScript(this.prepare);
    this.person = await this.newTab();
    return this.person;
  }

  async newTab() {
    const page = await this.context.newPage();
    page.setDefaultTimeout(20_000);
    const person = new FirefoxKeeper(page, this.address, this.complaints);
    await person.visit();
    return person;
  }

  async onScreen() {
    const tabs = await Promise.all((this.context?.pages() ?? []).map(async (tab) => {
      const told = await tab.locator('[role=status], [role=alert]').allInnerTexts().catch(() => []);
      const tree = await tab.locator('body').ariaSnapshot({ timeout: 2_000 }).catch((error) => error.message);
      return `\n\nOn screen at ${tab.url()}\nTold: ${JSON.stringify(told)}\n${tree.split('\n').slice(0, 60).join('\n')}`;
    }));
    return `${tabs.join('')}\nComplaints: ${JSON.stringify(this.complaints, null, 2)}`;
  }
}
