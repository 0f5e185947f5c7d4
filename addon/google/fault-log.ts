/** Writes where an unexpected fault happened to the script's log: its kind and code positions, never its text, which may quote the mail. */
export function logFault(error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const kind = error instanceof Error ? error.name : typeof error;
  // eslint-disable-next-line no-console -- the log of an Apps Script project
  console.warn(`fault ${kind}\n${frames.slice(0, 8).join('\n')}`);
}
