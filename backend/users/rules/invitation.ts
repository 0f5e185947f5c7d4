/** Milliseconds. Long enough for somebody who is away for some days, short enough for a misdirected mail. */
export const invitationLife = 7 * 24 * 60 * 60 * 1000;

/** An invitation as it was found by its token. */
export interface InvitationStanding {
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Its user has signed in, with this invitation or otherwise. */
  readonly bound: boolean;
  readonly userEnabled: boolean;
}

/** `gone` is answered like an unknown invitation. */
export type InvitationState = 'open' | 'used' | 'expired' | 'gone';

/** The state of an invitation at `now` (milliseconds since 1970). */
export function invitationState(invitation: InvitationStanding, now: number): InvitationState {
  if (!invitation.userEnabled) return 'gone';
  if (invitation.bound) return 'used';
  return now < invitation.expiresAt ? 'open' : 'expired';
}
