import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../../shared/text/html/html-text.ts';
import { hidesWords } from '../../../../shared/text/html/shown-html.ts';
import { dropUnstored } from '../../../../shared/text/html/storable-html.ts';
import { linesOfHtml } from '../../../../shared/text/quotes/visible-lines.ts';

const linesAround = (inner: string) => linesOfHtml(`<p>Avant</p>${inner}<p>Après</p>`);

describe('what a mail client does not show', () => {
  it.each([
    'display:none',
    'DISPLAY : NONE !important',
    'display:block;display:none',
    'display:none!important;display:block',
    'color:red;/* x */display:/**/none',
    'display&#58;none',
    'visibility:hidden',
    'visibility:collapse',
    'font-size:0',
    'font-size:0px;line-height:0',
    'font-size:.0em',
    'font:0/0 Arial',
    'font:normal 0px Arial',
    'opacity:0',
    'opacity:0.0',
    'opacity:0%',
    'max-height:0;overflow:hidden',
    'overflow:hidden;max-height:0px',
    'height:0;overflow-y:hidden',
    'width:0px;overflow:hidden',
    'max-height:0;mso-hide:all;overflow:hidden;max-width:0',
  ])('style="%s"', (style) => {
    expect(linesAround(`<div style="${style}">Caché <b>tout</b></div>`)).toEqual(['Avant', 'Après']);
    expect(linesAround(`<table><tr><td style='${style}'><p>Caché</table>`)).toEqual(['Avant', 'Après']);
    expect(hidesWords(`<div style="${style}">Caché</div>`)).toBe(true);
  });

  it.each([
    'display:block',
    'display:none;display:block',
    'display:none;display:block!important',
    '/*display:none*/color:red',
    'visibility:visible',
    'font-size:10px',
    'font-size:0.9em',
    'font:12px/0 Arial',
    'opacity:0.5',
    'opacity:1',
    'max-height:0',
    'max-height:100px;overflow:hidden',
    'overflow:hidden',
    'line-height:0',
    'mso-hide:all',
    'margin:0;padding:0;border:0',
    'background:url(display:none)',
    'x-display:none',
  ])('style="%s" shows', (style) => {
    expect(linesAround(`<div style="${style}">Montré</div>`)).toEqual(['Avant', 'Montré', 'Après']);
    expect(hidesWords(`<div style="${style}">Montré</div>`)).toBe(false);
  });

  it.each<[string, string, string[]]>([
    ['the attribute hidden', '<p hidden>x</p><p hidden="">x</p><p HIDDEN=hidden>x</p>', []],
    ['an attribute that only sounds like it', '<p data-hidden="1" aria-hidden="true">x</p>', ['x']],
    ['a paragraph that is not closed', '<p hidden>x<p>y', ['y']],
    ['an item that is not closed', '<ul><li hidden>x<li>y</ul>', ['y']],
    ['a cell that is not closed', '<table><tr><td hidden>x<td>y<tr><td>z</table>', ['y', 'z']],
    ['elements inside', '<div hidden><div>x</div>y<img alt="z"></div>w', ['w']],
    ['closing tags that match nothing', '<div hidden></p></b>x</div>y', ['y']],
    ['a font size inside', '<td style="font-size:0"><div style="font-size:14px">x</div>y</td>', ['x']],
    ['a relative font size inside', '<div style="font-size:0"><b style="font-size:120%">x</b></div>', []],
    ['a font element inside', '<div style="font-size:0"><font size="2">x</font></div>', ['x']],
    ['visibility inside', '<div style="visibility:hidden">x<b style="visibility:visible">y</b></div>', ['y']],
    ['what nothing inside sets back', '<div style="display:none"><b style="display:block">x</b></div>', []],
    ['conditional comments', '<!--[if mso]><p>x</p><![endif]--><!--[if !mso]><!--><p>y</p><!--<![endif]-->', ['y']],
    ['choices of a form', '<select><option>x</option></select><svg><text>y</text></svg>z', ['z']],
  ])('%s', (_title, html, expected) => {
    expect(linesOfHtml(html)).toEqual(expected);
    expect(
      textOfHtml(html)
        .replace(/^- /gm, '')
        .split(/\n+/)
        .filter((line) => line !== ''),
    ).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['a class', '.pre{color:#fff;display:none !important}', ['y']],
    ['a list of selectors', 'p, .pre , #z { font-size:0 }', ['y']],
    ['two rules', '.pre{display:block}.pre{display:none}', ['y']],
    ['a comment', '/* .pre{ */ .pre{display:none}', ['y']],
    ['a comment of HTML', '<!-- .pre{display:none} -->', ['x', 'y']],
    ['a selector with an element around it', 'u + .body .pre{display:none}', ['x', 'y']],
    ['a rule for some screens', '@media (max-width:600px){.pre{display:none}}', ['x', 'y']],
    [
      'a rule that some screens lift',
      '.pre{display:none}@media (min-width:600px){td.pre{display:block!important}}',
      ['x', 'y'],
    ],
    ['a rule below one for some screens', '@media (max-width:600px){.o{display:none}} .pre{display:none}', ['y']],
    ['a rule for something else', '.pre{color:red}', ['x', 'y']],
    ['no rule', '}}{{', ['x', 'y']],
  ])('a style sheet with %s', (_title, css, expected) => {
    expect(linesOfHtml(`<head><style>${css}</style></head><div class="a pre">x</div><p>y</p>`)).toEqual(expected);
  });

  it('counts an element’s own style before a style sheet, unless that is important', () => {
    const show = (css: string) => linesOfHtml(`<style>.a{${css}}</style><p class=a style="display:block">x</p>`);
    expect(show('display:none')).toEqual(['x']);
    expect(show('display:none!important')).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['Promo&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;<p>Bonjour</p>', ['Promo', 'Bonjour']],
    ['&#847;&zwnj;&nbsp;&#8199;&shy;&#847;', []],
    ['<span>&#8203;</span> <span>&#8203;</span>a', ['a']],
    ['&#x2800;&#x2800;&#x3164;a', ['a']],
    ['co&shy;opérer 👩‍💻 می‌خواهم', ['co\u00adopérer 👩‍💻 می‌خواهم']],
  ])('filler: %s', (html, expected) => {
    expect(linesOfHtml(html)).toEqual(expected);
  });
});

describe('dropUnstored', () => {
  it.each<[string, string, string]>([
    ['what stays', '<p title="a">x &amp; y<br>z</p>', '<p title="a">x &amp; y<br>z</p>'],
    ['hidden elements', 'a<div hidden><p>x</p></div><!-- c --><style>p{}</style><script>x</script>b', 'ab'],
    [
      'text in a font of no size, not its images',
      '<td style="font-size:0">x<img src="a"></td>',
      '<td style="font-size:0"><img src="a"></td>',
    ],
    ['invisible images', '<p style="visibility:hidden"><img src="a"></p>', '<p style="visibility:hidden"></p>'],
    ['filler', 'a&nbsp;&zwnj;&nbsp;&zwnj;&lt;b', 'a &lt;b'],
    ['a sign before what is dropped', 'a <<p hidden>x</p>b c', 'a &lt;b c'],
    ['a reference before what is dropped', 'a &<!-- x -->amp; b', 'a &amp;amp; b'],
    ['an icon', '<img src="data:image/png;base64,iVBORw0KGgo=">', '<img src="data:image/png;base64,iVBORw0KGgo=">'],
  ])('%s', (_title, html, expected) => {
    expect(dropUnstored(html)).toBe(expected);
  });

  const megabytes = 'A'.repeat(4_000_000);
  it.each<[string, string, string]>([
    ['an image in the text', `<img alt='"x"' src="data:image/png;base64,${megabytes}">b`, '<img alt="&quot;x&quot;">b'],
    ['an image that never closes its quotes', `a<img src='data:image/png;base64,${megabytes}'>b`, 'a<img>b'],
    [
      'a background',
      `<td background="data:image/png;base64,${megabytes}" align=left>b</td>`,
      '<td align="left">b</td>',
    ],
    ['a style', `<p style="background:url(data:image/png;base64,${megabytes})">b</p>`, '<p>b</p>'],
    ['a style sheet', `<style>p{background:url(data:image/png;base64,${megabytes})}</style>b`, 'b'],
    ['a comment', `<!-- ${megabytes} -->b`, 'b'],
    ['a script', `<script>${megabytes}</script>b`, 'b'],
  ])('keeps the text below %s', (_title, html, expected) => {
    expect(dropUnstored(html)).toBe(expected);
  });

  it('keeps long links', () => {
    const link = `<a href="https://x.example/${'a'.repeat(9000)}">x</a>`;
    expect(dropUnstored(link)).toBe(link);
  });

  it('changes nothing that it did not change before', () => {
    const piece = fc.constantFrom(
      '<p hidden>',
      '<p>',
      '</p>',
      '<b style="display:none">',
      '</b>',
      'x',
      '&nbsp;&zwnj; ',
      '<li>',
      '<',
      '&',
      'amp;',
      '<!--',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = dropUnstored(pieces.join(''));
        expect(linesOfHtml(html)).toEqual(linesOfHtml(pieces.join('')));
      }),
      { numRuns: 3000 },
    );
  });
});
