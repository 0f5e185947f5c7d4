/** What makes a user an admin whom an environment can count on. */
export interface AdminStanding {
  readonly admin: boolean;
  /** Not disabled. */
  readonly enabled: boolean;
  /** An invited user who never signed in does not count: their address may be mistyped. */
  readonly signedIn: boolean;
}

export interface AdminChange {
  readonly before: AdminStanding;
  readonly after: AdminStanding;
  /** The other users of the environment, as far as they may be admins. */
  readonly others: readonly AdminStanding[];
}

/** Whether the change would take the environment's last admin who can sign in. */
export function losesLastAdmin({ before, after, others }: AdminChange): boolean {
  return countsAsAdmin(before) && !countsAsAdmin(after) && !others.some(countsAsAdmin);
}

function countsAsAdmin({ admin, enabled, signedIn }: AdminStanding): boolean {
  return admin && enabled && signedIn;
}
