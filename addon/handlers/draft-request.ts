import type { DraftRequest } from '../../shared/draft.ts';
import type { SourceFacts } from '../state/draft-state.ts';
import type { OpenSource } from '../state/source.ts';

/**
 * What a draft card asks the backend: no text, it stays in Google until the rep saves. `contactIds` are contacts that the
 * rep ticked or searched for beside those of the source.
 */
export function draftRequestOf(source: OpenSource, contactIds: readonly string[] = []): DraftRequest {
  const { kind, threadKeys } = source;
  return {
    source: {
      kind,
      keys: [...source.keys()],
      ...(threadKeys.length === 0 ? {} : { threadKeys: [...threadKeys] }),
    },
    addresses: [...source.addresses().addresses],
    ...(contactIds.length === 0 ? {} : { contactIds: [...contactIds] }),
  };
}

/** What the card shows of the source itself. */
export function factsOf(source: OpenSource): SourceFacts {
  return {
    kind: source.kind,
    subject: source.title,
    attachments: source.attachments.map(({ name, size }, index) => ({ index, name, size })),
    inlineImageCount: source.inlineImages.length,
    links: source.links,
    addressesOverLimit: source.addresses().overLimit,
    event: source.event,
  };
}
