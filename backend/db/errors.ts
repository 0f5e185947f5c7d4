/** The database cannot do its work now, though the request may be fine: ask again later. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly reason: 'connection' | 'disk_full';

  constructor(reason: 'connection' | 'disk_full', cause: unknown) {
    super(reason === 'connection' ? 'The database does not answer.' : 'The database has no space left.', { cause });
    this.reason = reason;
  }
}

/** The database cannot be opened at start; `message` is one line for whoever starts the service. */
export class DatabaseOpenError extends Error {
  override readonly name = 'DatabaseOpenError';
}
