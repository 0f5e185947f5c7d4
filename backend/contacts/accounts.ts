import type {
  Account,
  AccountFilter,
  AccountPage,
  AccountRepsChanged,
  AccountRepsRequest,
} from '../../shared/contacts/accounts.ts';
import type { AuditChange } from '../../shared/audit/audit.ts';
import { selectAccounts, readAccount } from './sql/account-list.ts';
import { attachReps, detachReps } from './sql/account-reps.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { queryWords } from '../platform/text/search-words.ts';
import type { Principal } from '../access/caller.ts';
import { asAdmin } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail, rejectField } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

const usualLimit = 50;

interface AccountQuery extends AccountFilter {
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** One page of the environment's accounts, by name. */
export function listAccounts(
  context: Context,
  principal: Principal,
  query: AccountQuery,
): Promise<Outcome<AccountPage>> {
  return asAdmin(context, principal, async (environment) => succeed(await readPage(environment, query)));
}

/** One account with its reps. */
export function getAccount(context: Context, principal: Principal, accountId: string): Promise<Outcome<Account>> {
  return asAdmin(context, principal, async (environment) => {
    const account = await readAccount(environment, accountId);
    return account === null ? fail({ code: 'not_found' }) : succeed(account);
  });
}

async function readPage(environment: EnvironmentHandle, query: AccountQuery): Promise<AccountPage> {
  const { text, limit, cursor, rep, relation } = query;
  const words = text === undefined ? [] : queryWords(text);
  if (text !== undefined && words.length === 0) return { accounts: [], nextCursor: null };
  return selectAccounts(environment, {
    words,
    rep: rep ?? null,
    relation: relation ?? null,
    limit: limit === undefined ? usualLimit : Number(limit),
    afterId: cursor ?? null,
  });
}

/** Attaches every user to every account, or detaches them. Changes nothing when an id is unknown in the environment. */
export function changeAccountReps(
  context: Context,
  principal: Principal,
  request: AccountRepsRequest,
): Promise<Outcome<AccountRepsChanged>> {
  const pairs = { userIds: deduplicate(request.userIds), accountIds: deduplicate(request.accountIds) };
  const attaching = request.change === 'attach';
  return asAdmin(context, principal, async (environment, { viewer }) => {
    const result = attaching ? await attachReps(environment, pairs) : await detachReps(environment, pairs);
    if (!result.allUsers) return rejectField('body.userIds', 'are not all users of the environment');
    if (!result.allAccounts) return rejectField('body.accountIds', 'are not all accounts of the environment');
    const at = context.now();
    const action = attaching ? 'account.attached' : 'account.detached';
    for (const { userId, accounts } of result.changed) {
      const changes = accounts.map((name) => accountChange(name, attaching));
      const subject = accounts.length === 1 ? { subject: accounts[0] ?? '' } : {};
      await writeAudit(environment, { action, actorId: viewer.userId, at, userId, ...subject, changes });
    }
    return succeed({ changed: result.changed.reduce((count, { accounts }) => count + accounts.length, 0) });
  });
}

function accountChange(name: string, attaching: boolean): AuditChange {
  return attaching ? { field: 'account', from: null, to: name } : { field: 'account', from: name, to: null };
}

function deduplicate(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
