import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkup, type MarkupNode } from '../../page/cards/text-markup.ts';

function plain(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? '\n' : plain(node.children)))
    .join('');
}

describe('parseMarkup', () => {
  it.each<[string, string, MarkupNode[]]>([
    ['plain text', 'Bonjour', ['Bonjour']],
    ['bold', 'a <b>c</b> d', ['a ', { tag: 'b', children: ['c'] }, ' d']],
    ['nested', '<i><u>x</u></i>', [{ tag: 'i', children: [{ tag: 'u', children: ['x'] }] }]],
    ['upper case and synonyms', '<STRONG>x</STRONG>', [{ tag: 'b', children: ['x'] }]],
    ['a break', 'a<br>b<br/>c', ['a', { tag: 'br' }, 'b', { tag: 'br' }, 'c']],
    ['a colour', '<font color="#b3261e">x</font>', [{ tag: 'font', color: '#b3261e', children: ['x'] }]],
    [
      'a link',
      '<a href="https://x.example/?a=1&amp;b=2">x</a>',
      [{ tag: 'a', href: 'https://x.example/?a=1&b=2', children: ['x'] }],
    ],
    ['an open tag at the end', '<b>x', [{ tag: 'b', children: ['x'] }]],
    ['crossed tags', '<b>x<i>y</b>z', [{ tag: 'b', children: ['x', { tag: 'i', children: ['y'] }] }, 'z']],
    ['entities', '&lt;b&gt; &amp;amp; &#233; &#xe9; &nbsp;', ['<b> &amp; é é \u00a0']],
    ['an unknown entity', '&bogus; & co', ['&bogus; & co']],
    ['a stray less-than', '1 < 2', ['1 < 2']],
    ['a closing tag that was never opened', 'x</b>', ['x</b>']],
    ['a script', '<script>alert(1)</script>', ['<script>alert(1)</script>']],
    ['an image with a handler', '<img src=x onerror=alert(1)>', ['<img src=x onerror=alert(1)>']],
    ['a link to a script', '<a href="javascript:alert(1)">x</a>', ['<a href="javascript:alert(1)">x</a>']],
    [
      'a link to a script, hidden in entities',
      '<a href="java&#115;cript:alert(1)">x</a>',
      ['<a href="java&#115;cript:alert(1)">x</a>'],
    ],
    ['a colour that is none', '<font color="url(x)">x</font>', ['<font color="url(x)">x</font>']],
    ['a handler on an allowed tag', '<b onclick="alert(1)">x</b>', [{ tag: 'b', children: ['x'] }]],
  ])('%s', (_name, source, nodes) => {
    expect(parseMarkup(source)).toEqual(nodes);
  });

  it('keeps every character of a text without markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
        expect(plain(parseMarkup(escaped))).toBe(text);
      }),
    );
  });

  it('never throws and never makes a link of another scheme', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<a href="',
      'https://x',
      'javascript:x',
      '">',
      '</a>',
      '<',
      '&',
      '&#0;',
      '&#9999999;',
      '<font color=',
      "'",
      ' ',
      'x',
    );
    const links = (nodes: readonly MarkupNode[]): string[] =>
      nodes.flatMap((node) =>
        typeof node === 'string' || node.tag === 'br'
          ? []
          : [...(node.tag === 'a' ? [node.href] : []), ...links(node.children)],
      );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const href of links(parseMarkup(pieces.join('')))) expect(href).toMatch(/^https?:\/\/|^mailto:/);
      }),
    );
    expect(parseMarkup('')).toEqual([]);
  });

  it.each(['<', '&', '<a href="', '<b>', '&#', '<b'])('reads 200,000 times %j without hanging', (piece) => {
    const started = performance.now();
    expect(plain(parseMarkup(piece.repeat(200_000))).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
