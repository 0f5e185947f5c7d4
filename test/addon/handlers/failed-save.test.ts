import { describe, expect, it } from 'vitest';
import { listFailedSaves } from '../../../addon/google/failed-saves.ts';
import { rememberFailure } from '../../../addon/handlers/failed-save.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import { failureFor } from '../../../addon/state/failure.ts';
import type { OpenSource } from '../../../addon/state/source.ts';
import { id, makeFailedSave } from '../../support/draft-builders.ts';
import { installGoogle } from '../../support/google-services.ts';

const source: OpenSource = {
  kind: 'mail',
  title: '',
  writtenAs: 'first',
  written: null,
  addresses: () => ({ addresses: [], overLimit: 0 }),
  keys: () => ['mail:a'],
  savedKeys: ['mail:a'],
  threadKeys: [],
  attachments: [],
  inlineImages: [],
  links: () => [],
  showsMeeting: false,
  meeting: null,
  event: null,
  ofSpan: () => source,
  webLink: () => null,
  isSentByMachine: () => false,
  html: () => '',
  htmlTokens: () => [],
  text: () => '',
  contentIds: () => [],
};

function keptTitle(subject: string, entered: string): string | undefined {
  const google = installGoogle();
  google.properties.set('environment', 'demo');
  const limits = { maxFileBytes: 1, maxTotalBytes: 1, maxFiles: 1, maxDescriptionLength: 1 };
  const ticket = { idempotencyKey: id(1), limits, taskPage: null };
  const order = { ticket, entry: { ...makeFailedSave().entry, title: entered } };
  rememberFailure(failureFor('unavailable'), order, { event: parseEvent({}), source: { ...source, title: subject } });
  return listFailedSaves('demo')[0]?.entry.title;
}

describe('the title of a save that failed', () => {
  it.each([
    ['as it was', 'Devis confidentiel', 'Devis confidentiel'],
    ['with other spaces', 'Devis\u00a0: le\u202fnôtre', 'Devis : le nôtre'],
    ['without signs that nobody sees', 'De\u00advis\u0007 con\u200bfidentiel', 'Devis confidentiel'],
    ['in another form of Unicode', 'De\u0301finitif', 'Définitif'],
    ['cut', `${'x'.repeat(498)} confidentiel`, `${'x'.repeat(498)} …`],
  ])('is not kept when it is the subject %s', (_how, subject, entered) => {
    expect(keptTitle(subject, entered)).toBe('');
  });

  it('is kept when it was typed', () => {
    expect(keptTitle('Devis confidentiel', 'Devis')).toBe('Devis');
  });
});
