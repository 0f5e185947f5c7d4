/** Writes where an unexpected fault happened to the script's log: its kind and code positions, never its text, which may quote the mail. */
export function logFault(error: unknown): void {
  const frames = error instanceof Error ? placesOf(error) : [];
  const kind = error instanceof Error ? error.name : typeof error;
  // eslint-disable-next-line no-console -- the log of an Apps Script project
  console.warn(`fault ${kind}\n${frames.slice(0, 8).join('\n')}`);
}

/** V8 writes the message before the places, on as many lines as it has; one of them may begin as a place does. */
function placesOf({ stack = '', message }: Error): string[] {
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return places.filter((line) => /^\s+at /.test(line));
}
