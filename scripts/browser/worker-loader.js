// Begins the worker, which unzips, reads and adds up.

import { wasm } from './load.js';
import init from './worker.js';

init({ module_or_path: wasm(new URL('worker_bg.wasm', import.meta.url).href) }).catch((error) => {
  // Whoever waits hears of what a worker throws, and of no promise that it breaks.
  setTimeout(() => { throw error; });
});
