// Tells whether a file that is flushed goes to a disk or is only in memory, as in a private window. Only a worker may flush.
const NAME = "safeguarding-audit-probe";
const FLUSHES = 20;
// Milliseconds for all of them. Memory takes none; the fastest disk takes more for one or two.
const MEMORY = 0.4;

function timeOf(file) {
  let taken = 0;
  for (let flush = 0; flush < FLUSHES && taken < MEMORY; flush += 1) {
    file.write(new Uint8Array([flush]), { at: 0 });
    const begun = performance.now();
    file.flush();
    taken += performance.now() - begun;
  }
  return taken;
}

self.onmessage = async () => {
  let answer = "unknown";
  try {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(NAME, { create: true });
    const file = await handle.createSyncAccessHandle();
    // The machine may be busy with something else for a moment.
    const least = Math.min(timeOf(file), timeOf(file), timeOf(file));
    answer = least < MEMORY ? "memory" : "disk";
    file.close();
    await folder.removeEntry(NAME);
  } catch {
    // It cannot be told.
  }
  self.postMessage(answer);
};
self.postMessage(null);
