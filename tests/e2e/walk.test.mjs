// Thousands of things happen to a draft in an order of chance, and nothing that was typed is lost but at most a second at a killed browser.
import { howMany, seedFrom } from './chance.mjs';
import { onProfiles } from './profile.mjs';
import { Walk } from './walk.mjs';

const { scenario } = onProfiles();
const STEPS = howMany('WALK_STEPS', 120);
const chance = seedFrom('WALK_SEED');
const without = (process.env.WALK_WITHOUT ?? '').split(',').filter(Boolean);
console.log(`WALK_SEED=${chance.seed} WALK_STEPS=${STEPS}${without.length ? ` WALK_WITHOUT=${without}` : ''}`);

scenario(`whatever happens to a draft in ${STEPS} steps, nothing is lost that was promised`, async ({ profile, site }) => {
  const device = await profile({ little: true, expects: [/quota/i, /the page crashed/] });
  const walk = new Walk({ device, site, chance, without });
  try {
    await walk.begin();
    await walk.run(STEPS, console.log);
    await walk.end();
    console.log(walk.summary(STEPS));
  } catch (error) {
    console.log(`WALK_SEED=${chance.seed} failed`);
    throw error;
  }
}, { timeout: 180_000 + STEPS * 10_000 });
