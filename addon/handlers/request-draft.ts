import type { Draft } from '../../shared/capture/draft.ts';
import { createDraft } from '../api/relais.ts';
import { markAutomaticSender } from '../state/automatic-sender.ts';
import type { Result } from '../state/failure.ts';
import type { OpenSource } from '../state/source.ts';
import { draftRequestOf } from './draft-request.ts';

/**
 * The proposal for the open source. `contactIds` are contacts that the rep ticked or searched for. The header of a mail
 * costs a call of Google, so it is read only when its sender would become a contact.
 */
export function requestDraft(
  environment: string,
  source: OpenSource,
  contactIds: readonly string[] = [],
): Result<Draft> {
  const draft = createDraft(environment, draftRequestOf(source, contactIds));
  return draft.ok ? { ok: true, value: markAutomaticSender(draft.value, source.isSentByMachine) } : draft;
}
