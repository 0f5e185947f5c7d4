const maxLength = 2000;
/** Any origin: the test is whether the path stays on it. */
const origin = 'https://own.invalid';

/**
 * A redirect target on our own origin, in the form that browsers resolve it to. Null for everything that leads
 * elsewhere (`//host`, `/\host`, `/.//host`, a scheme: open redirect) or back to sign-in.
 */
export function toOwnPath(text: string): string | null {
  if (!text.startsWith('/') || text.length > maxLength || !URL.canParse(text, origin)) return null;
  const url = new URL(text, origin);
  const leavesUs = url.origin !== origin || url.pathname.startsWith('//');
  return leavesUs || /^\/sign-in(?:\/|$)/.test(url.pathname) ? null : url.pathname + url.search + url.hash;
}
