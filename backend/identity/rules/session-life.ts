const minute = 60_000;
const day = 24 * 60 * minute;
/** Idle time-out in milliseconds: a long weekend does not sign out, a forgotten browser does not stay signed in. */
const idleLife = 4 * day;
const wholeLife = 30 * day;
/** `last seen` is written at most once in this time. */
export const notedEvery = 5 * minute;

/** Sessions per person; beyond that, those unused for longest are ended. */
export const maxBrowsersOfPerson = 20;

/** The life of a browser session. */
export interface SessionLife {
  readonly lastSeenAt: Date;
  /** Idle expiry, unless the browser comes back before. */
  readonly endsAt: Date;
  /** Absolute expiry. */
  readonly expiresAt: Date;
}

/** The life of a session that is opened at this time. */
export function beginLife(at: Date): SessionLife {
  const expiresAt = new Date(at.getTime() + wholeLife);
  return { lastSeenAt: at, endsAt: prolong(at, expiresAt), expiresAt };
}

/** Whether the session is live at this time, and its new idle expiry; `endsAt` null: unchanged. */
export function renewLife(life: SessionLife, at: Date): { readonly live: boolean; readonly endsAt: Date | null } {
  const live = life.endsAt > at;
  const noted = life.lastSeenAt.getTime() >= at.getTime() - notedEvery;
  return { live, endsAt: live && !noted ? prolong(at, life.expiresAt) : null };
}

function prolong(seenAt: Date, expiresAt: Date): Date {
  return new Date(Math.min(seenAt.getTime() + idleLife, expiresAt.getTime()));
}
