import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  /** Milliseconds since 1970. */
  until: number;
}

/** The provider's records of one kind, in memory. They are lost when the process ends. */
export class MemoryAdapter implements Adapter {
  readonly #kept = new Map<string, Kept>();

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<undefined> {
    const until = expiresIn > 0 ? Date.now() + expiresIn * 1000 : Infinity;
    this.#kept.set(id, { payload, until });
    return Promise.resolve(undefined);
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(live(this.#kept.get(id)));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(live([...this.#kept.values()].find(({ payload }) => payload.uid === uid)));
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(live([...this.#kept.values()].find(({ payload }) => payload.userCode === userCode)));
  }

  /** Marks a code as used: the provider refuses a code that was consumed. */
  consume(id: string): Promise<undefined> {
    const payload = live(this.#kept.get(id));
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    return Promise.resolve(undefined);
  }

  destroy(id: string): Promise<undefined> {
    this.#kept.delete(id);
    return Promise.resolve(undefined);
  }

  revokeByGrantId(grantId: string): Promise<undefined> {
    for (const [id, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(id);
    return Promise.resolve(undefined);
  }
}

function live(kept: Kept | undefined): AdapterPayload | undefined {
  return kept !== undefined && kept.until > Date.now() ? kept.payload : undefined;
}
