/** What an idempotency key of a user already did: the task it made and the hash of the content it carried. */
export interface ClaimedKey {
  readonly taskId: string;
  readonly contentHash: string;
}

export type IdempotencyDecision =
  | { readonly outcome: 'proceed' }
  | { readonly outcome: 'replayed'; readonly taskId: string }
  | { readonly outcome: 'conflict'; readonly taskId: string };

/** Same key and content: the first answer again. Same key, other content: a conflict with the task it made. */
export function decideIdempotency(claimed: ClaimedKey | null, contentHash: string): IdempotencyDecision {
  if (claimed === null) return { outcome: 'proceed' };
  return { outcome: claimed.contentHash === contentHash ? 'replayed' : 'conflict', taskId: claimed.taskId };
}
