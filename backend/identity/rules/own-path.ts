const maxLength = 2000;
/** Any origin: only whether a path stays on it counts. */
const origin = 'https://own.invalid';

/**
 * A path of our own to send a browser to, in the form that browsers make of it; null for everything that could lead
 * elsewhere (`//host`, `/\host`, `/.//host`, a scheme) or back to signing in.
 */
export function ownPath(text: string): string | null {
  if (!text.startsWith('/') || text.length > maxLength || !URL.canParse(text, origin)) return null;
  const url = new URL(text, origin);
  const leavesUs = url.origin !== origin || url.pathname.startsWith('//');
  return leavesUs || /^\/sign-in(?:\/|$)/.test(url.pathname) ? null : url.pathname + url.search + url.hash;
}
