import { expect, it } from 'vitest';
import { parseShowMessage, parseReport } from '../../../web/viewer/viewer-message.ts';

it.each([
  ['ready', 'ready'],
  ['close', 'close'],
  ['tooLarge', null],
  [null, null],
  [{ type: 'shown' }, null],
  [['ready'], null],
])('hears of the frame %j as %j', (said, heard) => {
  expect(parseReport(said)).toBe(heard);
});

it.each([[null], ['show'], [{ type: 'show' }], [{ type: 'hide', bytes: new ArrayBuffer(1) }]])(
  'takes %j for no file',
  (said) => {
    expect(parseShowMessage(said)).toBeNull();
  },
);
