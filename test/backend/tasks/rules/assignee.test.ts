import { describe, expect, it } from 'vitest';
import { decideAssignee } from '../../../../backend/tasks/rules/assignee.ts';
import { scopeOf } from '../../../../backend/access/rules/rights.ts';
import { rights } from '../../../../shared/access/rights.ts';

const rep = { active: true, rep: true };
const refused = { outcome: 'assignee_refused' };
const missing = { outcome: 'rights_missing', missingRights: ['sales', 'salesAllAccounts'] };
const combinations = Array.from({ length: 8 }, (_, bits) => rights.filter((_right, index) => (bits >> index) & 1));

describe.each(combinations.flatMap((had) => [false, true].map((admin) => ({ had, admin }))))(
  'with $had (admin: $admin)',
  ({ had, admin }) => {
    const viewer = { userId: 'me', scope: scopeOf(had, admin) };
    const isRep = had.includes('sales') || had.includes('salesAllAccounts');

    it('a task is the rep’s own, or nobody’s', () => {
      const expected = { outcome: 'accepted', assigneeId: isRep ? 'me' : null };
      expect(decideAssignee({ viewer, assigneeId: null, assignee: null })).toEqual(expected);
    });

    it.each([
      ['me', rep, { outcome: 'accepted', assigneeId: 'me' }],
      ['you', rep, { outcome: 'accepted', assigneeId: 'you' }],
      ['you', { active: false, rep: true }, refused],
      ['you', { active: true, rep: false }, refused],
      ['nobody', null, refused],
    ])('naming %s (%j) is decided', (assigneeId, assignee, expected) => {
      expect(decideAssignee({ viewer, assigneeId, assignee })).toEqual(isRep ? expected : missing);
    });
  },
);
