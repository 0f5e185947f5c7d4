/** Logs an unexpected error: its type and stack frames, never its message, which may quote the mail. */
export function logFault(error: unknown): void {
  const frames = error instanceof Error ? framesOf(error) : [];
  const kind = error instanceof Error ? error.name : typeof error;
  // eslint-disable-next-line no-console -- the log of an Apps Script project
  console.warn(`fault ${kind}\n${frames.slice(0, 8).join('\n')}`);
}

/** V8 puts the message, of any number of lines, before the stack frames; a line of it may look like a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return places.filter((line) => /^\s+at /.test(line));
}

/** Logs why an API of Google refused: its status and its own word for the reason, which the operator can look up. */
export function logApiRefusal(api: string, status: number, reason: string): void {
  // eslint-disable-next-line no-console -- the log of an Apps Script project
  console.warn(`${api} API: ${status} ${/^\w{1,60}$/.test(reason) ? reason : 'without a reason'}`);
}
