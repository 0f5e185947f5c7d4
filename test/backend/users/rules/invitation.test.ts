import { describe, expect, it } from 'vitest';
import {
  invitationLife,
  invitationState,
  type InvitationStanding,
} from '../../../../backend/users/rules/invitation.ts';

const sent = Date.UTC(2026, 10, 23, 9, 30);
const fresh: InvitationStanding = { expiresAt: sent + invitationLife, bound: false, userEnabled: true };

describe('an invitation', () => {
  it.each<{ name: string; invitation: InvitationStanding; now: number; state: string }>([
    { name: 'at once', invitation: fresh, now: sent, state: 'open' },
    {
      name: 'a millisecond before seven days are over',
      invitation: fresh,
      now: sent + invitationLife - 1,
      state: 'open',
    },
    { name: 'when seven days are over', invitation: fresh, now: sent + invitationLife, state: 'expired' },
    { name: 'of somebody who signed in', invitation: { ...fresh, bound: true }, now: sent, state: 'used' },
    {
      name: 'of somebody who signed in, later',
      invitation: { ...fresh, bound: true },
      now: sent + 2 * invitationLife,
      state: 'used',
    },
    { name: 'of somebody disabled', invitation: { ...fresh, userEnabled: false }, now: sent, state: 'gone' },
    {
      name: 'of somebody disabled who had signed in',
      invitation: { ...fresh, bound: true, userEnabled: false },
      now: sent,
      state: 'gone',
    },
  ])('$name', ({ invitation, now, state }) => {
    expect(invitationState(invitation, now)).toBe(state);
  });

  it('is valid for seven days', () => {
    expect(invitationLife / 86_400_000).toBe(7);
  });
});
