import { rights as allRights, type Right } from '../../../../shared/access/rights.ts';

/** What an admin ticks. */
export interface RightsEdit {
  readonly rights: readonly Right[];
  readonly admin: boolean;
}

/** One thing that a user may or may not do; the sentence is in i18n. */
export interface Meaning {
  readonly key: MeaningKey;
  /** False: it says what they may not do. */
  readonly allowed: boolean;
}

export type MeaningKey =
  | 'createNothing'
  | 'createTransverse'
  | 'createAttached'
  | 'createAll'
  | 'readEverything'
  | 'readOwn'
  | 'readAttached'
  | 'readAll'
  | 'readTransverse'
  | 'assigned'
  | 'notAssigned'
  | 'contactsNone'
  | 'contactsAttached'
  | 'contactsAll'
  | 'manage';

/** Ticks or unticks a right. `salesAllAccounts` needs `sales`: ticking it ticks both, unticking `sales` unticks both. */
export function withRight(value: readonly Right[], right: Right, granted: boolean): Right[] {
  const brings: readonly Right[] = right === 'salesAllAccounts' ? [right, 'sales'] : [right];
  const takes: readonly Right[] = right === 'sales' ? [right, 'salesAllAccounts'] : [right];
  return allRights.filter((known) =>
    granted ? value.includes(known) || brings.includes(known) : value.includes(known) && !takes.includes(known),
  );
}

/** What the rights allow, as backend/access/rules/rights.ts decides it. */
export function meaningsOf({ rights, admin }: RightsEdit): Meaning[] {
  const accounts = accountsOf(rights);
  return [
    meaningOfCreation(rights, accounts),
    ...meaningsOfReading(rights, { accounts, admin }),
    accounts === 'none' ? deny('notAssigned') : allow('assigned'),
    meaningOfContacts(accounts, admin),
    ...(admin ? [allow('manage')] : []),
  ];
}

type Accounts = 'none' | 'attached' | 'all';

function accountsOf(rights: readonly Right[]): Accounts {
  if (rights.includes('salesAllAccounts')) return 'all';
  return rights.includes('sales') ? 'attached' : 'none';
}

function meaningOfCreation(rights: readonly Right[], accounts: Accounts): Meaning {
  if (accounts !== 'none') return allow(accounts === 'all' ? 'createAll' : 'createAttached');
  return rights.length === 0 ? deny('createNothing') : allow('createTransverse');
}

function meaningsOfReading(
  rights: readonly Right[],
  { accounts, admin }: { accounts: Accounts; admin: boolean },
): Meaning[] {
  if (admin) return [allow('readEverything')];
  const ofAccounts: Meaning[] = accounts === 'none' ? [] : [allow(accounts === 'all' ? 'readAll' : 'readAttached')];
  return [allow('readOwn'), ...ofAccounts, ...(rights.includes('taskList') ? [allow('readTransverse')] : [])];
}

function meaningOfContacts(accounts: Accounts, admin: boolean): Meaning {
  if (admin || accounts === 'all') return allow('contactsAll');
  return accounts === 'attached' ? allow('contactsAttached') : deny('contactsNone');
}

function allow(key: MeaningKey): Meaning {
  return { key, allowed: true };
}

function deny(key: MeaningKey): Meaning {
  return { key, allowed: false };
}
