/** What makes a user an admin whom an environment can count on. */
export interface AdminStanding {
  readonly admin: boolean;
  /** Not disabled. */
  readonly enabled: boolean;
  /** Somebody who was invited and never came does not count: their address may be mistyped. */
  readonly signedIn: boolean;
}

export interface AdminChange {
  readonly before: AdminStanding;
  readonly after: AdminStanding;
  /** The other users of the environment, as far as they may be admins. */
  readonly others: readonly AdminStanding[];
}

/** Whoever asks, an environment keeps an admin who can sign in: whether this change would take the last one away. */
export function losesLastAdmin({ before, after, others }: AdminChange): boolean {
  return countsAsAdmin(before) && !countsAsAdmin(after) && !others.some(countsAsAdmin);
}

function countsAsAdmin({ admin, enabled, signedIn }: AdminStanding): boolean {
  return admin && enabled && signedIn;
}
