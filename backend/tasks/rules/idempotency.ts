/** What a user's idempotency key was used for: the task it made, and the hash of the request's content. */
export interface ClaimedKey {
  readonly taskId: string;
  readonly contentHash: string;
}

export type IdempotencyDecision =
  | { readonly outcome: 'proceed' }
  | { readonly outcome: 'replayed'; readonly taskId: string }
  | { readonly outcome: 'conflict'; readonly taskId: string };

/** Same key and content: a replay of the first response. Same key, other content: a conflict with the task. */
export function decideIdempotency(claimed: ClaimedKey | null, contentHash: string): IdempotencyDecision {
  if (claimed === null) return { outcome: 'proceed' };
  return { outcome: claimed.contentHash === contentHash ? 'replayed' : 'conflict', taskId: claimed.taskId };
}
