import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutHtml, cutText } from '../../../../backend/platform/html/cut-html.ts';
import { filterHtml } from '../../../../backend/platform/html/allow-list.ts';

const sanitized = (html: string) => filterHtml(html, new Map());
const image = '<img src="data:image/png;base64,AAAA" />';

describe('cutting sanitized HTML', () => {
  it.each([
    ['<p>abc</p>', 10, '<p>abc</p>'],
    ['<p>abc</p>', 9, '<p>ab</p>'],
    ['<p>abc</p>', 7, '<p></p>'],
    ['<p>abc</p>', 6, ''],
    ['<p>abc</p>', -5, ''],
    ['<p><b>abc</b>def</p>', 19, '<p><b>abc</b>de</p>'],
    ['<p><b>abc</b>def</p>', 16, '<p><b>ab</b></p>'],
    ['<p>a &amp; b</p>', 14, '<p>a &amp;</p>'],
    ['<p>a &amp; b</p>', 13, '<p>a &amp;</p>'.slice(0, 5) + '</p>'],
    ['<p>a😀b</p>', 10, '<p>a😀</p>'],
    ['<p>a😀b</p>', 9, '<p>a</p>'],
    [`<p>${image}abc</p>`, 30, '<p></p>'],
    [`${image}abc`, image.length + 1, `${image}a`],
    ['<p>un<wbr></wbr>deux</p>', 22, '<p>un<wbr></wbr>de</p>'],
    ['<p>un<br />deux</p>', 17, '<p>un<br />de</p>'],
  ])('%s at %i', (html, length, expected) => {
    expect(cutHtml(html, length)).toBe(expected);
  });

  it('keeps within the length and stays as the sanitizer would write it', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<td>',
      '<br>',
      '&amp;',
      '&lt;',
      '😀',
      'é',
      'a b',
      '<img src="data:image/png;base64,AA">',
      '<a href="https://x.example/?a&b">',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.integer({ min: 0, max: 400 }), (parts, length) => {
        const html = sanitized(parts.join(''));
        const cut = cutHtml(html, length);
        expect(cut.length).toBeLessThanOrEqual(Math.max(length, 0));
        expect(filterHtml(cut, new Map())).toBe(cut);
        if (html.length <= length) expect(cut).toBe(html);
      }),
    );
  });

  it('takes linear time on 2 MB of nested tags', () => {
    const html = sanitized('<div>x'.repeat(300_000)).repeat(2);
    const start = performance.now();
    expect(cutHtml(html, html.length - 10).length).toBeLessThan(html.length);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('cutting text', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abc', 2, 'ab'],
    ['abc', 0, ''],
    ['abc', -1, ''],
    ['a😀', 2, 'a'],
  ])('%s at %i', (text, length, expected) => {
    expect(cutText(text, length)).toBe(expected);
  });
});
