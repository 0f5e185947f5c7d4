import { expect, it } from 'vitest';
import { decideIdempotency } from '../../../../backend/tasks/rules/idempotency.ts';

it.each([
  ['a free key', null, { outcome: 'proceed' }],
  ['the same content', { taskId: 't', contentHash: 'a' }, { outcome: 'replayed', taskId: 't' }],
  ['other content', { taskId: 't', contentHash: 'b' }, { outcome: 'conflict', taskId: 't' }],
])('%s', (_case, claimed, decision) => {
  expect(decideIdempotency(claimed, 'a')).toEqual(decision);
});
