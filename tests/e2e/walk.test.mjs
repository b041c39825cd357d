// Thousands of things happen to a draft in an order of chance, and nothing that was typed is lost but at most a second at a killed browser.
import { Chance, howMany, seedFrom } from './chance.mjs';
import { onProfiles } from './profile.mjs';
import { Walk } from './walk.mjs';

const { scenario } = onProfiles();
// The app itself needs more room than a device has that is to be filled.
const keepsApp = Boolean(process.env.WALK_KEEPS_APP);
const without = (process.env.WALK_WITHOUT ?? '').split(',').concat(keepsApp ? 'full' : []).filter(Boolean);
// Walks that failed once and are taken again, as "seed:steps", with commas.
const again = (process.env.WALK_AGAIN ?? '').split(',').filter(Boolean).map((walk) => walk.split(':').map(Number));

for (const { chance, steps } of [
  { chance: seedFrom('WALK_SEED'), steps: howMany('WALK_STEPS', 120) },
  ...again.map(([seed, steps]) => ({ chance: new Chance(seed), steps })),
]) {
  console.log(`WALK_SEED=${chance.seed} WALK_STEPS=${steps}${without.length ? ` WALK_WITHOUT=${without}` : ''}`);
  scenario(`whatever happens to a draft in ${steps} steps of the walk ${chance.seed}, nothing is lost that was promised`, async ({ profile, site }) => {
    const device = await profile({ little: !keepsApp, keepsApp, expects: [/quota/i, /the page crashed/] });
    const walk = new Walk({ device, site, chance, without });
    try {
      await walk.begin();
      await walk.run(steps, console.log);
      await walk.end();
      console.log(walk.summary(steps));
    } catch (error) {
      console.log(`WALK_SEED=${chance.seed} failed`);
      throw error;
    }
  }, { timeout: 180_000 + steps * 10_000 });
}
