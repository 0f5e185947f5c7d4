import { describe, expect, it } from 'vitest';
import { losesLastAdmin, type AdminStanding } from '../../../../backend/access/rules/last-admin.ts';

const admin: AdminStanding = { admin: true, enabled: true, signedIn: true };
const invited: AdminStanding = { ...admin, signedIn: false };
const disabled: AdminStanding = { ...admin, enabled: false };
const rep: AdminStanding = { ...admin, admin: false };

describe('an environment loses its last admin', () => {
  it.each<[string, AdminStanding, AdminStanding, AdminStanding[], boolean]>([
    ['when the only one is no admin any more', admin, rep, [], true],
    ['when the only one is disabled', admin, disabled, [], true],
    ['when the others were invited and never came', admin, rep, [invited, invited], true],
    ['when the others are disabled', admin, rep, [disabled], true],
    ['when the others are no admins', admin, rep, [rep], true],
    ['never while they stay one', admin, admin, [], false],
    ['never while there is another one', admin, rep, [rep, admin], false],
    ['never by an admin who was invited and never came', invited, { ...invited, admin: false }, [], false],
    ['never by an admin who is disabled already', disabled, { ...disabled, admin: false }, [], false],
    ['never by a rep', rep, { ...rep, enabled: false }, [], false],
    ['never by somebody who becomes one', rep, admin, [], false],
  ])('%s', (_case, before, after, others, loses) => {
    expect(losesLastAdmin({ before, after, others })).toBe(loses);
  });
});
