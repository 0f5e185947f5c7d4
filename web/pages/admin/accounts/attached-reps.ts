import type { Account } from '../../../../shared/contacts/accounts.ts';
import type { UserRef } from '../../../../shared/access/user.ts';

/** A rep of some of the accounts. */
export interface AttachedRep {
  readonly rep: UserRef;
  /** Of how many. */
  readonly accounts: number;
}

/** The reps that accounts name, those of most accounts first. */
export function listAttachedReps(accounts: readonly Account[]): AttachedRep[] {
  const reps = new Map<string, AttachedRep>();
  for (const rep of accounts.flatMap((account) => account.reps)) {
    reps.set(rep.id, { rep, accounts: (reps.get(rep.id)?.accounts ?? 0) + 1 });
  }
  return [...reps.values()].sort(
    (one, other) => other.accounts - one.accounts || one.rep.name.localeCompare(other.rep.name),
  );
}

/** Whether some account has more reps than it names. */
export function hasUnnamedReps(accounts: readonly Account[]): boolean {
  return accounts.some(({ reps, repCount }) => repCount > reps.length);
}
