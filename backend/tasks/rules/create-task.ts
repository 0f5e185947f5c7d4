import type { Right } from '../../../shared/access/rights.ts';
import { decideAssignee, type AssigneeStanding } from './assignee.ts';
import type { ReferenceRefusal } from './change-task.ts';
import { decideIdempotency, type ClaimedKey } from './idempotency.ts';
import { creationOf, mayLink, scopeOf, type ContactStanding } from '../../access/rules/rights.ts';

/** A request to save a task, with the facts to decide on. */
export interface CreationCase {
  readonly userId: string;
  readonly active: boolean;
  readonly rights: readonly Right[];
  readonly admin: boolean;
  readonly contentHash: string;
  readonly claimed: ClaimedKey | null;
  readonly contactIds: readonly string[];
  /** The requested contacts that exist. */
  readonly contacts: readonly (ContactStanding & { readonly id: string })[];
  /** The requested assignee (null: the default) and that user. */
  readonly assigneeId: string | null;
  readonly assignee: AssigneeStanding | null;
  readonly typeKnown: boolean;
  readonly statusKnown: boolean;
}

export type CreationRefusal =
  /** The idempotency key made this task from the same content: the response is a replay. */
  | { readonly outcome: 'replayed'; readonly taskId: string }
  /** The idempotency key made this task from other content. */
  | { readonly outcome: 'conflict'; readonly taskId: string }
  /** The user no longer exists, or is disabled. */
  | { readonly outcome: 'user_disabled' }
  | { readonly outcome: 'rights_missing'; readonly missingRights: Right[] }
  | { readonly outcome: 'contacts_out_of_scope'; readonly contactIds: string[] }
  | ReferenceRefusal;

/** `accepted`, with the assignee, or the refusal. A contact that does not exist counts as out of scope. */
export function decideCreation(
  request: CreationCase,
): CreationRefusal | { readonly outcome: 'accepted'; readonly assigneeId: string | null } {
  if (!request.active) return { outcome: 'user_disabled' };
  // Idempotency before rights: a retry of a successful save must not become a refusal.
  const key = decideIdempotency(request.claimed, request.contentHash);
  if (key.outcome !== 'proceed') return key;
  const creation = creationOf(request.rights);
  if (!creation.allowed) return { outcome: 'rights_missing', missingRights: creation.missingRights };
  const fields = findUnknownReferences(request);
  if (fields.length > 0) return { outcome: 'unknown_reference', fields };
  const scope = scopeOf(request.rights, request.admin);
  const linkable = new Set(request.contacts.filter((contact) => mayLink(scope, contact)).map((contact) => contact.id));
  const contactIds = request.contactIds.filter((id) => !linkable.has(id));
  if (contactIds.length > 0) return { outcome: 'contacts_out_of_scope', contactIds };
  return decideAssignee({ ...request, viewer: { userId: request.userId, scope } });
}

function findUnknownReferences(request: CreationCase): ('typeId' | 'statusId')[] {
  return [...(request.typeKnown ? [] : ['typeId' as const]), ...(request.statusKnown ? [] : ['statusId' as const])];
}
