import { expect, it } from 'vitest';
import { findFileFault } from '../../web/components/file-limits.ts';

const limits = { maxFiles: 2, maxFileBytes: 100, maxTotalBytes: 150, maxDescriptionLength: 1000 };
const file = (size: number) => ({ name: `${size}.txt`, size });

it.each([
  [[], null],
  [[file(100)], null],
  [[file(100), file(50)], null],
  [[file(101)], { kind: 'tooLarge', name: '101.txt', maxBytes: 100 }],
  [[file(100), file(51)], { kind: 'totalTooLarge', maxBytes: 150 }],
  [[file(1), file(1), file(1)], { kind: 'tooMany', max: 2 }],
])('of the files %# says what is wrong', (files, fault) => {
  expect(findFileFault(files, limits)).toEqual(fault);
});
