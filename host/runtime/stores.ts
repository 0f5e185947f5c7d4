/** One write to a property store or cache. `value` null deletes; `expiresAt` is in milliseconds since 1970, null for ever. */
export interface StoreWrite {
  store: string;
  key: string;
  value: string | null;
  expiresAt: number | null;
}

/** The name of a store of one user. `sub`: Google's id of the account. */
export function userStore(kind: 'properties' | 'cache', sub: string): string {
  return `${kind}:user:${sub}`;
}

interface Entry {
  value: string;
  expiresAt: number | null;
}

/**
 * Properties and caches by store name (e.g. `properties:user:<sub>`). Every write is reported to `onWrite`, which
 * replicates it outside the worker.
 */
export class Stores {
  readonly #entries = new Map<string, Map<string, Entry>>();
  readonly #onWrite: (write: StoreWrite) => void;

  constructor(initial: readonly StoreWrite[] = [], onWrite: (write: StoreWrite) => void = () => undefined) {
    this.#onWrite = onWrite;
    for (const write of initial) this.apply(write);
  }

  read(store: string, key: string): string | null {
    const entry = this.#entries.get(store)?.get(key);
    return entry && !hasExpired(entry) ? entry.value : null;
  }

  /** The live entries of a store, in the order in which they were first written. */
  all(store: string): Map<string, string> {
    const live = new Map<string, string>();
    for (const [key, entry] of this.#entries.get(store) ?? []) {
      if (!hasExpired(entry)) live.set(key, entry.value);
    }
    return live;
  }

  write(write: StoreWrite): void {
    this.apply(write);
    this.#onWrite(write);
  }

  /** Applies a replicated write. */
  apply({ store, key, value, expiresAt }: StoreWrite): void {
    const entries = this.#entries.get(store) ?? new Map<string, Entry>();
    if (value === null) entries.delete(key);
    else entries.set(key, { value, expiresAt });
    this.#entries.set(store, entries);
  }

  /** A snapshot as writes, to copy the stores. */
  dump(): StoreWrite[] {
    const writes: StoreWrite[] = [];
    for (const [store, entries] of this.#entries) {
      for (const [key, entry] of entries) {
        if (hasExpired(entry)) entries.delete(key);
        else writes.push({ store, key, ...entry });
      }
    }
    return writes;
  }
}

function hasExpired(entry: Entry): boolean {
  return entry.expiresAt !== null && entry.expiresAt <= Date.now();
}
