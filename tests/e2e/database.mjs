// Looks into what the browser keeps for the app, and harms it, fills it or takes it away: only for checks that no screen could answer.
const DATABASE = 'safeguarding-audit';

/** Every record of the app's database and every key of its local storage, told as text, by place. */
export function everythingKept(page) {
  return page.evaluate(async (name) => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const told = (value) => {
      if (typeof value === 'string') return value;
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `bytes ${new Uint8Array(value.buffer ?? value).join(' ')}`;
      return `${Object.prototype.toString.call(value)} ${JSON.stringify(value)}`;
    };
    const kept = {};
    for (const key of Object.keys(localStorage)) if (key.startsWith(name)) kept[`localStorage ${key}`] = localStorage[key];
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return kept;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
      keys.forEach((key, place) => { kept[`${store} ${JSON.stringify(key)}`] = told(values[place]); });
    }
    database.close();
    return kept;
  }, DATABASE);
}

/** The names of the stores in the app's database. */
export function stores(page) {
  return page.evaluate((name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      resolve([...opening.result.objectStoreNames]);
      opening.result.close();
    };
  }), DATABASE);
}

/** Puts a value under a key into every store of the database, behind the app's back. */
export function harmEveryStore(page, key, value) {
  return page.evaluate(([name, place, harm]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction([...database.objectStoreNames], 'readwrite');
      const record = harm.bytes ? new Uint8Array(harm.bytes) : harm.value;
      for (const store of database.objectStoreNames) writing.objectStore(store).put(record, place);
      writing.oncomplete = () => { database.close(); resolve(); };
      writing.onabort = () => { database.close(); reject(writing.error); };
    };
  }), [DATABASE, key, value]);
}

/** Fills the origin's local storage to the last character, as another app on the same address could. */
export function fillLocalStorage(page) {
  return page.evaluate(() => {
    for (let size = 2 ** 22, part = 0; size >= 1; part += 1) {
      try {
        localStorage.setItem(`another app ${part}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
}

export function emptyLocalStorage(page) {
  return page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('another app')) localStorage.removeItem(key);
  });
}

/** What a scenario takes away from the browser, for `prepare`. */
export const WITHOUT = {
  storage: () => {
    const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.deleteDatabase = refuse;
    IDBFactory.prototype.databases = () => Promise.reject(new DOMException('Access is denied for this document.', 'SecurityError'));
  },
  locks: () => {
    delete Navigator.prototype.locks;
    delete window.LockManager;
  },
  /** Nobody keeps the app itself, so that every visit fetches what the host has now. */
  serviceWorkers: () => { delete Navigator.prototype.serviceWorker; },
  locksAndChannels: () => {
    delete Navigator.prototype.locks;
    delete window.LockManager;
    delete window.BroadcastChannel;
  },
  anyWordBetweenTabs: () => {
    delete Navigator.prototype.locks;
    delete window.LockManager;
    delete window.BroadcastChannel;
    window.addEventListener('storage', (event) => event.stopImmediatePropagation());
  },
};

/** From now on no write of this page to the store comes to an end, as on a disk that is very slow. */
export function neverEndsWritesTo(page, store) {
  return page.evaluate((name) => {
    const { put } = IDBObjectStore.prototype;
    const { commit } = IDBTransaction.prototype;
    const held = new WeakSet();
    IDBTransaction.prototype.commit = function commitLater() {
      if (!held.has(this)) commit.call(this);
    };
    IDBObjectStore.prototype.put = function putForEver(...entry) {
      const request = put.apply(this, entry);
      if (this.name === name) {
        held.add(this.transaction);
        const goOn = () => { this.count().onsuccess = goOn; };
        goOn();
      }
      return request;
    };
  }, store);
}

/** Remembers the connections to databases, so that they can be closed as browsers do: for `prepare`. */
export function rememberConnections() {
  window.connections = [];
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function opening(...how) {
    if (window.isOutOfOrder) throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    const request = open.apply(this, how);
    request.addEventListener('success', () => window.connections.push(request.result));
    return request;
  };
}

/** Ways in which browsers close a database under a page that remembers its connections. */
export const CLOSINGS = {
  'another tab opens it with a newer version': (page) => page.evaluate((name) => new Promise((resolve, reject) => {
    window.newest = (window.newest ?? 99) + 1;
    const opening = indexedDB.open(name, window.newest);
    opening.onsuccess = () => { opening.result.close(); resolve(); };
    opening.onerror = () => reject(opening.error);
  }), DATABASE),
  'the browser closes it and says so': (page) => page.evaluate(() => {
    for (const connection of window.connections.splice(0)) {
      connection.close();
      connection.dispatchEvent(new Event('close'));
    }
  }),
  'the browser closes it without a word': (page) => page.evaluate(() => {
    for (const connection of window.connections.splice(0)) connection.close();
  }),
  'the browser loses its server, as Safari does': (page) => page.evaluate(() => {
    for (const connection of window.connections.splice(0)) {
      connection.transaction = () => {
        throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
      };
    }
  }),
};

/** The database is closed and cannot be opened again, until it is in order. */
export const outOfOrder = (page) => page.evaluate(() => {
  window.isOutOfOrder = true;
  for (const connection of window.connections.splice(0)) connection.close();
});

export const inOrder = (page) => page.evaluate(() => { window.isOutOfOrder = false; });

/** The browser's own "Clear browsing data" for the address; `everything` or only the databases. */
export async function clearSiteData(page, { everything = true } = {}) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: everything ? 'all' : 'indexeddb' });
  await session.detach();
}

const LITTLE = 8 * 2 ** 20;

/**
 * The room that the browser gives the address: little, or none. It has to be there before the app's first visit,
 * because the browser remembers for half a minute how much room it found.
 */
export class Room {
  /** `page` shows a plain file of the same address, and has to stay open. */
  static async over(page, address) {
    await page.goto(`${address}partnership.json`);
    const room = new Room(await page.context().newCDPSession(page), new URL(address).origin);
    await room.make();
    return room;
  }

  constructor(session, origin) {
    Object.assign(this, { session, origin });
  }

  make() {
    return this.session.send('Storage.overrideQuotaForOrigin', { origin: this.origin, quotaSize: LITTLE });
  }

  /** From now on nothing fits; `page` is one of the app's. */
  async shrink(page) {
    await putProbe(page, 1);
    await this.session.send('Storage.overrideQuotaForOrigin', { origin: this.origin, quotaSize: 1 });
    // More than there ever was, so that the browser looks again how much there is.
    for (let tries = 0; tries < 3; tries += 1) if (!(await putProbe(page, LITTLE))) return;
    throw new Error('the browser still finds room in a full database');
  }
}

/** Whether so many bytes could be written to a database of the same address that is not the app's. */
function putProbe(page, size) {
  return page.evaluate((size_) => new Promise((resolve, reject) => {
    // Bytes by chance, because the browser would make little of any others.
    const bytes = new Uint8Array(size_);
    for (let at = 0; at < size_; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    const opening = indexedDB.open('another app', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('probes');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction('probes', 'readwrite');
      const end = (fits) => { database.close(); resolve(fits); };
      writing.objectStore('probes').put(bytes, 'probe');
      writing.oncomplete = () => end(true);
      writing.onabort = () => end(false);
    };
  }), size);
}

/** Fills the browser's room for the address to the last byte, as another app on it could; for browsers with little room. */
export function fillDatabase(page) {
  return page.evaluate(async () => {
    const opening = indexedDB.open('another app', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('fill');
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = () => reject(opening.error);
    });
    const database = opening.result;
    const fits = (bytes, place) => new Promise((resolve) => {
      try {
        const writing = database.transaction('fill', 'readwrite');
        writing.objectStore('fill').put(bytes, place);
        writing.oncomplete = () => resolve(true);
        writing.onabort = () => resolve(false);
      } catch {
        resolve(false);
      }
    });
    for (let size = 2 ** 20, place = 0; size >= 512 && place < 2_000; place += 1) {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      if (!(await fits(bytes, place))) size = Math.floor(size / 2);
    }
    database.close();
  });
}

export function emptyDatabase(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('another app');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  }));
}
