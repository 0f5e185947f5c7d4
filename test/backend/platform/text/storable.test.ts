import { expect, it } from 'vitest';
import { toStorable } from '../../../../backend/platform/text/storable.ts';

it.each([
  ['', ''],
  ['Élodie 😀\n', 'Élodie 😀\n'],
  ['a\u0000b\u0000', 'ab'],
  ['\ud800x', '\ufffdx'],
  ['x\udfff', 'x\ufffd'],
  ['\ud83d\u0000\ude00', '😀'],
])('%j is kept as %j', (text, kept) => {
  expect(toStorable(text)).toBe(kept);
});
