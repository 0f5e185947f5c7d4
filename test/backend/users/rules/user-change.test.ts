import { describe, expect, it } from 'vitest';
import { decideUserChange, type UserEdit, type UserStanding } from '../../../../backend/users/rules/user-change.ts';
import type { Right } from '../../../../shared/access/rights.ts';
import { wholeRights } from '../../../../backend/access/rules/rights.ts';

describe('rights as they are kept', () => {
  it.each<[Right[], Right[]]>([
    [[], []],
    [['sales'], ['sales']],
    [['taskList'], ['taskList']],
    [['salesAllAccounts'], ['sales', 'salesAllAccounts']],
    [
      ['salesAllAccounts', 'sales'],
      ['sales', 'salesAllAccounts'],
    ],
    [
      ['taskList', 'salesAllAccounts'],
      ['sales', 'salesAllAccounts', 'taskList'],
    ],
    [['sales', 'sales', 'sales'], ['sales']],
  ])('%j become %j', (given, kept) => {
    expect(wholeRights(given)).toEqual(kept);
  });
});

const admin: UserStanding = { name: 'Alix', rights: [], admin: true, enabled: true };
const signedIn = { admin: true, enabled: true, signedIn: true };
const rep: UserStanding = { name: 'Camille', rights: ['sales'], admin: false, enabled: true };

describe('an environment keeps an active admin', () => {
  it.each<{ name: string; user: UserStanding; edit: UserEdit; otherAdmins: number; outcome: string }>([
    {
      name: 'the last admin loses the right',
      user: admin,
      edit: { admin: false },
      otherAdmins: 0,
      outcome: 'last_admin',
    },
    {
      name: 'the last admin is disabled',
      user: admin,
      edit: { enabled: false },
      otherAdmins: 0,
      outcome: 'last_admin',
    },
    {
      name: 'both at once',
      user: admin,
      edit: { admin: false, enabled: false },
      otherAdmins: 0,
      outcome: 'last_admin',
    },
    {
      name: 'the last admin gets a name and rights',
      user: admin,
      edit: { name: 'A', rights: ['sales'] },
      otherAdmins: 0,
      outcome: 'accepted',
    },
    {
      name: 'the last admin stays what they are',
      user: admin,
      edit: { admin: true, enabled: true },
      otherAdmins: 0,
      outcome: 'accepted',
    },
    { name: 'one of two loses the right', user: admin, edit: { admin: false }, otherAdmins: 1, outcome: 'accepted' },
    { name: 'one of two is disabled', user: admin, edit: { enabled: false }, otherAdmins: 1, outcome: 'accepted' },
    {
      name: 'a disabled admin loses the right',
      user: { ...admin, enabled: false },
      edit: { admin: false },
      otherAdmins: 0,
      outcome: 'accepted',
    },
    {
      name: 'a disabled admin comes back',
      user: { ...admin, enabled: false },
      edit: { enabled: true },
      otherAdmins: 0,
      outcome: 'accepted',
    },
    { name: 'a rep is disabled', user: rep, edit: { enabled: false }, otherAdmins: 0, outcome: 'accepted' },
    { name: 'a rep becomes an admin', user: rep, edit: { admin: true }, otherAdmins: 0, outcome: 'accepted' },
  ])('$name', ({ user, edit, otherAdmins, outcome }) => {
    const others = Array.from({ length: otherAdmins }, () => signedIn);
    const decision = decideUserChange({ user: { ...user, signedIn: true }, edit, otherAdmins: others });
    expect(decision.outcome).toBe(outcome);
  });
});

describe('a change', () => {
  it.each<{ name: string; edit: UserEdit; user: UserStanding; done: unknown }>([
    { name: 'nothing', edit: {}, user: rep, done: [] },
    { name: 'what it is already', edit: { ...rep }, user: rep, done: [] },
    {
      name: 'the name',
      edit: { name: 'Camille Roux' },
      user: { ...rep, name: 'Camille Roux' },
      done: [{ action: 'user.changed', changes: [{ field: 'name', from: 'Camille', to: 'Camille Roux' }] }],
    },
    {
      name: 'rights and admin in one line',
      edit: { rights: ['taskList'], admin: true },
      user: { ...rep, rights: ['taskList'], admin: true },
      done: [
        {
          action: 'user.changed',
          changes: [
            { field: 'sales', from: 'yes', to: 'no' },
            { field: 'taskList', from: 'no', to: 'yes' },
            { field: 'admin', from: 'no', to: 'yes' },
          ],
        },
      ],
    },
    {
      name: 'who is disabled',
      edit: { enabled: false },
      user: { ...rep, enabled: false },
      done: [{ action: 'user.disabled', changes: [] }],
    },
    {
      name: 'a name and being disabled, in two lines',
      edit: { name: 'C', enabled: false },
      user: { ...rep, name: 'C', enabled: false },
      done: [
        { action: 'user.changed', changes: [{ field: 'name', from: 'Camille', to: 'C' }] },
        { action: 'user.disabled', changes: [] },
      ],
    },
  ])('of $name', ({ edit, user, done }) => {
    const decision = decideUserChange({ user: { ...rep, signedIn: true }, edit, otherAdmins: [signedIn] });
    expect(decision).toEqual({ outcome: 'accepted', user, done });
  });

  it('of somebody who comes back', () => {
    const user = { ...rep, enabled: false, signedIn: true };
    const decision = decideUserChange({ user, edit: { enabled: true }, otherAdmins: [signedIn] });
    expect(decision).toMatchObject({ done: [{ action: 'user.enabled', changes: [] }] });
  });
});
