import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../../shared/contacts/contact.ts';
import type { Right } from '../../../../shared/access/rights.ts';
import {
  assigneeOf,
  creationOf,
  mayDelete,
  mayLink,
  mayRead,
  maySee,
  mayWrite,
  scopeOf,
  type ContactStanding,
  type TaskStanding,
} from '../../../../backend/access/rules/rights.ts';

const sales = 'sales';
const all = 'salesAllAccounts';
const list = 'taskList';

/** The contacts that a case names by one letter: own or foreign account, and its relation. */
const contact = (attached: boolean, relation: Relation): ContactStanding => ({ attached, relation });
const ownClient = contact(true, 'client');
const ownProspect = contact(true, 'prospect');
const ownOther = contact(true, 'other');
const foreignClient = contact(false, 'client');
const foreignProspect = contact(false, 'prospect');
const foreignOther = contact(false, 'other');

const every = [ownClient, ownProspect, ownOther, foreignClient, foreignProspect, foreignOther];
const own = [ownClient, ownProspect];
const prospectsAndClients = [ownClient, ownProspect, foreignClient, foreignProspect];

interface Row {
  readonly rights: Right[];
  readonly admin: boolean;
  readonly creates: boolean;
  readonly links: ContactStanding[];
  readonly assigned: boolean;
  /** Which task of somebody else may be read: transverse, or by its one contact. */
  readonly readsTransverse: boolean;
  readonly reads: ContactStanding[];
  readonly writes: ContactStanding[];
  readonly writesTransverse: boolean;
}

const ownAndOther = [...own, ownOther];
const allScope = [...prospectsAndClients, ownOther];

const byRights: readonly (Omit<Row, 'admin'> & { readonly admin?: never })[] = [
  {
    rights: [],
    creates: false,
    links: [],
    assigned: false,
    readsTransverse: false,
    reads: [],
    writes: [],
    writesTransverse: false,
  },
  {
    rights: [list],
    creates: true,
    links: [],
    assigned: false,
    readsTransverse: true,
    reads: [],
    writes: [],
    writesTransverse: false,
  },
  {
    rights: [sales],
    creates: true,
    links: own,
    assigned: true,
    readsTransverse: false,
    reads: ownAndOther,
    writes: ownAndOther,
    writesTransverse: false,
  },
  {
    rights: [sales, list],
    creates: true,
    links: own,
    assigned: true,
    readsTransverse: true,
    reads: ownAndOther,
    writes: ownAndOther,
    writesTransverse: false,
  },
  {
    rights: [all],
    creates: true,
    links: prospectsAndClients,
    assigned: true,
    readsTransverse: false,
    reads: allScope,
    writes: allScope,
    writesTransverse: false,
  },
  {
    rights: [all, list],
    creates: true,
    links: prospectsAndClients,
    assigned: true,
    readsTransverse: true,
    reads: allScope,
    writes: allScope,
    writesTransverse: false,
  },
  {
    rights: [sales, all],
    creates: true,
    links: prospectsAndClients,
    assigned: true,
    readsTransverse: false,
    reads: allScope,
    writes: allScope,
    writesTransverse: false,
  },
  {
    rights: [sales, all, list],
    creates: true,
    links: prospectsAndClients,
    assigned: true,
    readsTransverse: true,
    reads: allScope,
    writes: allScope,
    writesTransverse: false,
  },
];

/** Being admin changes what may be read and written, never what may be created or linked. */
const rows: readonly Row[] = byRights.flatMap((row) => [
  { ...row, admin: false },
  { ...row, admin: true, readsTransverse: true, reads: every, writes: every, writesTransverse: true },
]);

const me = 'me';
const somebody = 'somebody';
const task = (...contacts: ContactStanding[]): TaskStanding => ({ authorId: somebody, assigneeId: null, contacts });

describe.each(rows)('rights $rights, admin $admin', (row) => {
  const scope = scopeOf(row.rights, row.admin);
  const viewer = { userId: me, scope };

  it('creating', () => {
    expect(creationOf(row.rights)).toEqual({
      allowed: row.creates,
      accounts: scope.accounts,
      missingRights: row.creates ? [] : ['sales', 'salesAllAccounts', 'taskList'],
    });
  });

  it('linking', () => {
    expect(every.filter((candidate) => mayLink(scope, candidate))).toEqual(
      every.filter((one) => row.links.includes(one)),
    );
  });

  it('assignee', () => {
    expect(assigneeOf(viewer)).toBe(row.assigned ? me : null);
  });

  it('reading', () => {
    expect(mayRead(viewer, task())).toBe(row.readsTransverse);
    expect(every.filter((one) => mayRead(viewer, task(one)))).toEqual(every.filter((one) => row.reads.includes(one)));
  });

  it('reading by one contact of several', () => {
    expect(mayRead(viewer, task(foreignOther, ...row.reads.slice(0, 1)))).toBe(row.reads.length > 0);
  });

  it('writing', () => {
    expect(mayWrite(viewer, task())).toBe(row.writesTransverse);
    expect(every.filter((one) => mayWrite(viewer, task(one)))).toEqual(every.filter((one) => row.writes.includes(one)));
  });

  it('its author reads, writes and deletes, its assignee reads and writes', () => {
    const authored = { ...task(foreignOther), authorId: me };
    const assigned = { ...task(foreignOther), assigneeId: me };
    expect([authored, assigned].map((one) => mayRead(viewer, one))).toEqual([true, true]);
    expect([authored, assigned].map((one) => mayWrite(viewer, one))).toEqual([true, true]);
    expect([authored, assigned, task(ownClient)].map((one) => mayDelete(viewer, one))).toEqual([
      true,
      row.admin,
      row.admin,
    ]);
  });

  it('never shows less of a contact than what may be linked', () => {
    expect(row.links.every((one) => maySee(scope, one))).toBe(true);
    expect(maySee(scope, foreignClient)).toBe(row.admin || row.rights.includes(all));
  });
});

it('covers the eight combinations of rights, with and without admin', () => {
  expect(new Set(rows.map((row) => `${[...row.rights].sort().join()}/${String(row.admin)}`)).size).toBe(16);
});
