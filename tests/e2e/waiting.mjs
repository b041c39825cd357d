// Waits for something to become true, without guessing how long that takes.
import { setTimeout as pause } from 'node:timers/promises';

/** Tries until the check passes, for at most ten seconds; then fails as the check failed last. */
export async function eventually(check, patience = 10_000) {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await pause(50);
  }
}

/** Days go by on a page whose clock is a test's; the clock counts no further than 24 of them at once. */
export async function daysGoBy(page, days) {
  for (let left = days; left > 0; left -= 20) await page.clock.fastForward(Math.min(left, 20) * 24 * 60 * 60 * 1000);
}
