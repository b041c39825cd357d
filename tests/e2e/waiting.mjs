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
