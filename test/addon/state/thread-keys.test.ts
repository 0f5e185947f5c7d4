import { describe, expect, it } from 'vitest';
import { parseMessageIds } from '../../../addon/state/message-ids.ts';
import { parseThreadKeys } from '../../../addon/state/source-keys.ts';

describe('the message ids of a header', () => {
  it.each([
    ['', []],
    ['<a@x>', ['a@x']],
    ['<a@x> <b@y>', ['a@x', 'b@y']],
    ['<a@x><b@y>,\r\n\t<c@z>', ['a@x', 'b@y', 'c@z']],
    ['<a@x> (the <b@y> one) <c@z>', ['a@x', 'c@z']],
    ['Your message of "Monday <b@y>" <a@x>', ['a@x']],
    ['<very-long-\r\n id@x>', ['very-long-id@x']],
    ['<"quoted id"@x>', ['"quotedid"@x']],
    ['<a@x', []],
    ['< <a@x>', ['a@x']],
    ['<>', []],
    ['a@x', ['a@x']],
    ['a@x, b@y', ['a@x', 'b@y']],
    ['Mail from Anne of Monday', []],
    ['(unclosed <a@x>', ['a@x']],
    ['"unclosed <a@x>', ['a@x']],
    ['<no-domain>', ['no-domain']],
  ])('%j are %j', (header, ids) => {
    expect(parseMessageIds(header)).toEqual(ids);
  });

  it.each(['<', '(', '"', '<a', '(<a@x>', '"\\', '<>'])('are found in linear time in a header of %j', (piece) => {
    const started = performance.now();
    expect(parseMessageIds(piece.repeat(200_000)).length).toBeLessThan(200_001);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the keys of a thread', () => {
  it('are those of References, then In-Reply-To, each once', () => {
    expect(parseThreadKeys('<a@x> <b@y>', '<b@y>')).toEqual(['mail:a@x', 'mail:b@y']);
    expect(parseThreadKeys('', '<b@y> <c@z>')).toEqual(['mail:b@y', 'mail:c@z']);
    expect(parseThreadKeys('', '')).toEqual([]);
  });

  it('leave out what can be no key', () => {
    expect(parseThreadKeys(`<${'x'.repeat(1000)}@x> <a\u0007@x> <b@y>`, '')).toEqual(['mail:b@y']);
  });

  it('of a long thread are its first and its latest', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `<${String(index)}@x>`);
    const keys = parseThreadKeys(ids.join(' '), '<last@x>');
    expect(keys).toHaveLength(100);
    expect([keys[0], keys[1], keys.at(-1)]).toEqual(['mail:0@x', 'mail:202@x', 'mail:last@x']);
  });
});
