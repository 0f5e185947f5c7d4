import type { SavedBefore, TaskStatus, TaskType } from '../../shared/draft.ts';
import type { KnownAddresses } from '../domain/matching.ts';
import type { EnvironmentHandle } from './environment-scope.ts';
import type { Actor } from './users.ts';

export interface DraftQuery {
  readonly userId: string;
  /** From `lookupOf` of domain/matching.ts. */
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  readonly sourceKeys: readonly string[];
}

export interface DraftFacts {
  readonly actor: Actor;
  /** In the order of the environment, archived ones left out. */
  readonly types: TaskType[];
  readonly statuses: TaskStatus[];
  readonly known: KnownAddresses;
  /** Tasks of one of the source keys that the user may read, newest first, undone ones left out. */
  readonly savedBefore: SavedBefore[];
}

/** Everything a draft needs, the actor included, in one statement. Null when there is no such user. */
export function readDraftFacts(environment: EnvironmentHandle, query: DraftQuery): Promise<DraftFacts | null> {
  return Promise.reject(new Error(`${environment.environmentId} ${query.userId}`));
}
