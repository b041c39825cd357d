// Opens Chromium with a profile on disk, and slowed-down pages in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { WITHOUT } from '../e2e/database.mjs';

export const SLOWDOWN = 4;

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/** A browser with an empty profile of its own. Its database is on the disk, as a person's is, not in memory. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'measure-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: FLAGS,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  // A first visit is measured each time, and what is fetched ahead for later visits is no part of it.
  await context.addInitScript(WITHOUT.serviceWorkers);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A fresh page with a line to the browser (CDP). What `prepare` lists runs in it before the page's own scripts. */
export async function openPage(context, { slowdown = 1, cache = true, prepare = [] } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: !cache });
  for (const script of prepare) await page.addInitScript(script);
  if (slowdown > 1) await line.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, line };
}

/** How much slower a page really runs: without that, the figures mean nothing. */
export async function checkSlowdown(context, address) {
  const { page, line } = await openPage(context);
  await page.goto(address);
  const work = async () => {
    const spins = [];
    for (let at = 0; at < 5; at += 1) spins.push(await page.evaluate(spinsIn, 200));
    return Math.max(...spins);
  };
  const full = await work();
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const slowed = await work();
  await page.close();
  const factor = full / slowed;
  if (factor < SLOWDOWN * 0.6) throw new Error(`the processor was slowed ${factor.toFixed(1)} times instead of ${SLOWDOWN}`);
  return factor;
}

function spinsIn(time) {
  const end = performance.now() + time;
  let spins = 0;
  while (performance.now() < end) spins += 1;
  return spins;
}

export function pause(time) {
  return new Promise((done) => setTimeout(done, time));
}
