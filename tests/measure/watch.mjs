// Runs inside the page under measurement, from its first moment: when the first question comes and reacts, and how long events take.

/**
 * Finds the first question and says where to click it (`report` is heard by usable.mjs), until a click has changed it and the
 * change has been painted. The same for plain and app. Times are from the start of the navigation.
 */
export function watchFirstQuestion() {
  const marks = {};
  const mark = (name) => (marks[name] ??= performance.now());
  const radios = () => [...(document.querySelector('main fieldset:has(input[type=radio])')?.querySelectorAll('input[type=radio]') ?? [])];
  const say = (message) => globalThis.report(JSON.stringify(message));
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  let before = null;
  let spot = '';
  let saidAt = 0;
  let isDone = false;

  const timed = (owner, name, began, ended) => {
    const original = owner[name];
    owner[name] = (...given) => {
      mark(began);
      const outcome = original.apply(owner, given);
      outcome.then(() => mark(ended), () => {});
      return outcome;
    };
  };
  timed(WebAssembly, 'instantiateStreaming', 'compileBegan', 'compileEnded');
  addEventListener('app-started', () => mark('appStarted'));
  new MutationObserver((_, observer) => {
    if (document.querySelector('header')) mark('shell');
    if (!radios().length) return;
    mark('inDocument');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });

  const look = () => {
    if (isDone) return;
    requestAnimationFrame(look);
    const all = radios();
    if (!all.length || document.readyState === 'loading') return;
    if (before === null) {
      before = all.findIndex((radio) => radio.checked);
      afterPaint(() => mark('shown'));
    }
    // One of the first two, and not the one that is chosen already, so that a click is a change.
    const radio = all[before === 0 ? 1 : 0];
    radio.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = radio.getBoundingClientRect();
    const found = { x: x + width / 2, y: y + height / 2 };
    const isOnTop = width > 0 && document.elementFromPoint(found.x, found.y) === radio;
    const now = `${found.x} ${found.y}`;
    // A click can miss where the page still moves under it; then it is sent again.
    if (!isOnTop || (now === spot && performance.now() - saidAt < 50)) return;
    spot = now;
    saidAt = performance.now();
    say({ spot: found });
  };
  requestAnimationFrame(look);

  document.addEventListener('change', ({ target, isTrusted }) => {
    if (isDone || !isTrusted || !radios().includes(target)) return;
    isDone = true;
    mark('changed');
    afterPaint(() => {
      mark('usable');
      const wasm = performance.getEntriesByType('resource').filter(({ name }) => /_bg\.wasm$/.test(name));
      if (wasm.length) marks.wasmFetched = Math.max(...wasm.map(({ responseEnd }) => responseEnd));
      say({ usable: marks, before, after: radios().indexOf(target) });
    });
  }, true);
}

/**
 * Keeps what the Event Timing API says of every interaction: from the event to the next paint, in steps of 8 ms.
 * The browser reports nothing under 16 ms.
 */
export function watchEvents() {
  globalThis.eventsSeen = [];
  new PerformanceObserver((list) => {
    for (const { name, interactionId, duration } of list.getEntries()) {
      if (interactionId) globalThis.eventsSeen.push({ name, interactionId, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}
