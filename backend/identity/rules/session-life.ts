const minute = 60_000;
const day = 24 * 60 * minute;
/** Milliseconds. A long weekend away does not sign out; a browser that was left behind does not stay open. */
const idleLife = 4 * day;
const wholeLife = 30 * day;
/** A browser that comes back is written down once in this time. */
const notedEvery = 5 * minute;

/** One person is signed in with at most so many browsers; the ones that were away longest are signed out first. */
export const maxBrowsersOfPerson = 20;

/** How long a browser stays signed in. */
export interface SessionLife {
  readonly lastSeenAt: Date;
  /** When it ends unless the browser comes back before. */
  readonly endsAt: Date;
  /** When it ends in any case. */
  readonly expiresAt: Date;
}

/** The life of a session that is opened at this time. */
export function beginLife(at: Date): SessionLife {
  const expiresAt = new Date(at.getTime() + wholeLife);
  return { lastSeenAt: at, endsAt: prolong(at, expiresAt), expiresAt };
}

/** The browser comes back at this time: whether it is still signed in, and when that ends now; null: as it was. */
export function comeBack(life: SessionLife, at: Date): { readonly live: boolean; readonly endsAt: Date | null } {
  const live = life.endsAt > at;
  const noted = life.lastSeenAt.getTime() >= at.getTime() - notedEvery;
  return { live, endsAt: live && !noted ? prolong(at, life.expiresAt) : null };
}

function prolong(seenAt: Date, expiresAt: Date): Date {
  return new Date(Math.min(seenAt.getTime() + idleLife, expiresAt.getTime()));
}
