import { describe, expect, it } from 'vitest';
import { losesLastAdmin, type AdminChange, type AdminStanding } from '../../../../backend/access/rules/last-admin.ts';

const admin: AdminStanding = { admin: true, enabled: true, signedIn: true };
const invited: AdminStanding = { ...admin, signedIn: false };
const disabled: AdminStanding = { ...admin, enabled: false };
const rep: AdminStanding = { ...admin, admin: false };

describe('an environment loses its last admin', () => {
  it.each<[string, AdminChange, boolean]>([
    ['when the only one is no admin any more', { before: admin, after: rep, others: [] }, true],
    ['when the only one is disabled', { before: admin, after: disabled, others: [] }, true],
    ['when the others were invited and never came', { before: admin, after: rep, others: [invited, invited] }, true],
    ['when the others are disabled', { before: admin, after: rep, others: [disabled] }, true],
    ['when the others are no admins', { before: admin, after: rep, others: [rep] }, true],
    ['never while they stay one', { before: admin, after: admin, others: [] }, false],
    ['never while there is another one', { before: admin, after: rep, others: [rep, admin] }, false],
    [
      'never by an admin who was invited and never came',
      { before: invited, after: { ...invited, admin: false }, others: [] },
      false,
    ],
    [
      'never by an admin who is disabled already',
      { before: disabled, after: { ...disabled, admin: false }, others: [] },
      false,
    ],
    ['never by a rep', { before: rep, after: { ...rep, enabled: false }, others: [] }, false],
    ['never by somebody who becomes one', { before: rep, after: admin, others: [] }, false],
  ])('%s', (_case, change, loses) => {
    expect(losesLastAdmin(change)).toBe(loses);
  });
});
