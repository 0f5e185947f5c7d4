import type { Draft } from '../../shared/capture/draft.ts';
import type { DraftRequest } from '../../shared/capture/requests.ts';
import type { FoundAddress } from '../../shared/values/source.ts';
import { canonicalAddress, domainOf, readableDomain } from '../addresses/canonical-address.ts';
import { readDraftFacts } from './sql/draft-facts.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import type { Candidate } from '../contacts/rules/matching.ts';
import { lookupOf, matchAddresses } from '../contacts/rules/matching.ts';
import { initialPreferences } from '../preferences/rules/preferences.ts';
import { proposeDefaults } from './rules/proposal.ts';
import type { Principal } from '../access/caller.ts';
import { callerOf } from '../access/caller.ts';
import { meOf } from '../access/me.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { limitsWithin } from '../environments/upload-limits.ts';

/** The proposal for an open mail or event: everything that the card shows on opening, read with one statement. */
export async function createDraft(
  context: Context,
  principal: Principal,
  request: DraftRequest,
): Promise<Outcome<Draft>> {
  const historyIsTold = request.historyIsTold === true;
  const candidates = request.addresses.map((found) => candidateOf(found, historyIsTold));
  const { kind: sourceKind, keys: sourceKeys, threadKeys = [] } = request.source;
  const { contactIds: askedIds = [] } = request;
  const query = { userId: principal.userId, sourceKind, sourceKeys, threadKeys, askedIds, ...lookupOf(candidates) };
  const facts = await withEnvironment(context.database, principal.environmentId, (environment) =>
    readDraftFacts(environment, query),
  );
  const caller = callerOf(facts?.actor ?? null);
  if (!caller.ok) return caller;
  if (facts === null) throw new Error('a caller without facts');
  const preferences = facts.preferences ?? initialPreferences;
  const matches = matchAddresses(candidates, facts.known, caller.value.viewer);
  const contactIds = matches.contacts.filter(({ ticked }) => ticked).map(({ id }) => id);
  const defaults = proposeDefaults({
    kind: sourceKind,
    offered: facts,
    preferences,
    learned: facts.learned,
    environment: facts.defaults[sourceKind],
    contactIds,
  });
  if (defaults === null) throw new Error('an environment without task types or statuses');
  return succeed({
    idempotencyKey: context.newId(),
    me: meOf(caller.value.actor, context.pagesOrigin),
    types: facts.types,
    statuses: facts.statuses,
    defaults,
    preferences: { language: preferences.language, description: preferences.description },
    ...matches,
    ...facts.assignees,
    savedBefore: facts.savedBefore,
    threadTasks: facts.threadTasks,
    limits: limitsWithin(context.limits, facts.maxFileBytes),
  });
}

/** An invalid address stays as it is: it matches nothing, and the card shows it. */
function candidateOf({ address, name, origin }: FoundAddress, historyIsTold: boolean): Candidate {
  const quoted = origin === 'history' || (origin === 'body' && !historyIsTold);
  const canonical = canonicalAddress(address);
  if (canonical === null) return { address: address.trim(), name, origin, quoted, readableDomain: null };
  return {
    address: canonical,
    name,
    origin,
    quoted,
    readableDomain: readableDomain(domainOf(canonical)),
  };
}
