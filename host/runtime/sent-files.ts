/** A file for the callback worker; `raw` only if the worker does not have the file of this token. */
export interface SentFile {
  token: number;
  raw: Uint8Array | null;
}

/** The host's side: tracks which files the worker has, by the identity of their arrays. */
export class FileSender {
  readonly #tokens = new WeakMap<Uint8Array, number>();
  #lastToken = 0;
  #held: ReadonlySet<number> = new Set();

  /** Prepares the files of one message. The worker keeps these and drops those of earlier messages. */
  send(files: readonly Uint8Array[]): SentFile[] {
    const sent = files.map((raw) => this.#asSent(raw));
    if (sent.length > 0) this.#held = new Set(sent.map(({ token }) => token));
    return sent;
  }

  /** To be called when the worker was replaced: the new one has no files yet. */
  reset(): void {
    this.#held = new Set();
  }

  #asSent(raw: Uint8Array): SentFile {
    const token = this.#tokens.get(raw) ?? ++this.#lastToken;
    this.#tokens.set(raw, token);
    return { token, raw: this.#held.has(token) ? null : raw };
  }
}

/** The worker's side: the files of the last message, with what was parsed from them. */
export class ReceivedFiles {
  #kept = new Map<number, { raw: Uint8Array; readings: Map<string, unknown> }>();

  /** Replaces the files by those of a message. A message without files leaves the former ones. */
  receive(files: readonly SentFile[]): void {
    if (files.length === 0) return;
    const before = this.#kept;
    this.#kept = new Map(
      files.map(({ token, raw }) => {
        const kept = raw ? { raw, readings: new Map<string, unknown>() } : before.get(token);
        if (!kept) throw new Error('an open file never reached the callback worker');
        return [token, kept];
      }),
    );
  }

  /** Memoizes `read` per file and `way`. */
  readOnce<R>({ token }: SentFile, way: string, read: (raw: Uint8Array) => R): R {
    const kept = this.#kept.get(token);
    if (!kept) throw new Error('an open file never reached the callback worker');
    const known = kept.readings.get(way);
    // The same way of reading always gives the same type.
    if (known !== undefined) return known as R;
    const made = read(kept.raw);
    kept.readings.set(way, made);
    return made;
  }
}
