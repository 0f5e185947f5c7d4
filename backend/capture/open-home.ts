import type { DaySave, Home } from '../../shared/capture/home.ts';
import type { HomeRequest } from '../../shared/capture/requests.ts';
import { canonicalAddress } from '../addresses/canonical-address.ts';
import { dropTag } from '../addresses/plus-tag.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { readHomeFacts, type HomeFacts } from './sql/home-facts.ts';
import { dayStart, meetingState } from './rules/home.ts';
import { initialPreferences } from '../preferences/rules/preferences.ts';
import { undoUntil } from '../tasks/rules/undo-task.ts';
import type { Principal } from '../access/caller.ts';
import { callerOf } from '../access/caller.ts';
import { meOf } from '../access/me.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Everything that the homepage shows, read with one statement. */
export async function openHome(context: Context, principal: Principal, request: HomeRequest): Promise<Outcome<Home>> {
  const now = context.now();
  const meetings = request.meetings.map(({ keys, addresses }) => ({ keys, addresses: canonicalAddresses(addresses) }));
  const addresses = deduplicate(meetings.flatMap((meeting) => meeting.addresses));
  const query = {
    userId: principal.userId,
    since: dayStart(new Date(request.since), now),
    addresses: deduplicate(addresses.flatMap((address) => [address, dropTag(address)])),
    sourceKeys: deduplicate(meetings.flatMap(({ keys }) => keys)),
  };
  const facts = await withEnvironment(context.database, principal.environmentId, (environment) =>
    readHomeFacts(environment, query),
  );
  const caller = callerOf(facts?.actor ?? null);
  if (!caller.ok) return caller;
  if (facts === null) throw new Error('a caller without facts');
  const known = { users: new Set(facts.users), own: facts.own, tasks: facts.tasks };
  return succeed({
    me: meOf(caller.value.actor, context.pagesOrigin),
    language: (facts.preferences ?? initialPreferences).language,
    saves: facts.saves.map((save) => toDaySave(save, now)),
    moreSaves: facts.saveCount - facts.saves.length,
    meetings: meetings.map((meeting) => meetingState(meeting, known)),
  });
}

/** Invalid addresses are left out. */
function canonicalAddresses(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => canonicalAddress(address) ?? []);
}

/** `writable` is true because the caller is the author. */
function toDaySave(save: HomeFacts['saves'][number], now: Date): DaySave {
  const undoneAt = save.undoneAt === null ? null : new Date(save.undoneAt);
  const until = undoUntil({ createdAt: new Date(save.createdAt), undoneAt, writable: true }, now);
  return { ...save, undoUntil: until?.toISOString() ?? null };
}

function deduplicate(values: readonly string[]): string[] {
  return [...new Set(values)];
}
