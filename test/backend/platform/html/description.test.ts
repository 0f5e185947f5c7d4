import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeDescription } from '../../../../backend/platform/html/sanitize.ts';

const inlineUrls = new Map([
  ['plan@x.example', ['/v1/tasks/1/attachments/2']],
  ['twice@x.example', ['/v1/tasks/1/attachments/3', '/v1/tasks/1/attachments/4']],
]);

function htmlOf(html: string): string {
  return sanitizeDescription({ html, text: null }, inlineUrls).html;
}

function textOf(html: string): string {
  return sanitizeDescription({ html, text: null }, inlineUrls).text;
}

describe('the HTML that is kept', () => {
  it.each<[string, string, string]>([
    ['formatting', '<p>Bonjour <b>Jeanne</b>, <i>merci</i></p>', '<p>Bonjour <b>Jeanne</b>, <i>merci</i></p>'],
    [
      'a web link',
      '<a href="https://x.example/a?b=1&amp;c=2">x</a>',
      '<a href="https://x.example/a?b=1&amp;c=2" rel="noopener noreferrer" target="_blank">x</a>',
    ],
    [
      'a mail link',
      '<a href="mailto:j@x.example">x</a>',
      '<a href="mailto:j@x.example" rel="noopener noreferrer" target="_blank">x</a>',
    ],
    [
      'a telephone link',
      '<a href="tel:+33450000012">x</a>',
      '<a href="tel:+33450000012" rel="noopener noreferrer" target="_blank">x</a>',
    ],
    [
      'an image of the mail',
      '<img src="cid:plan@x.example" alt="Plan">',
      '<img alt="Plan" src="/v1/tasks/1/attachments/2" />',
    ],
    [
      'two images with one Content-ID, each where it is cited, the last one again',
      '<img src="cid:twice@x.example"><img src="cid:plan@x.example"><img src="cid:twice%40x.example"><img src="cid:twice@x.example">',
      '<img src="/v1/tasks/1/attachments/3" /><img src="/v1/tasks/1/attachments/2" /><img src="/v1/tasks/1/attachments/4" /><img src="/v1/tasks/1/attachments/4" />',
    ],
    ['an encoded Content-ID', '<img src="CID:plan%40x.example">', '<img src="/v1/tasks/1/attachments/2" />'],
    ['an image that the task lacks', '<img src="cid:other@x.example" alt="Plan">', '<img alt="Plan" />'],
    ['a broken Content-ID', '<img src="cid:%E0%A4%A" alt="Plan">', '<img alt="Plan" />'],
    [
      'a remote image',
      '<img src="https://x.example/a.png" alt="A">',
      '<img alt="A" data-remote-src="https://x.example/a.png" />',
    ],
    [
      'a remote image without a scheme',
      '<img src="//x.example/a.png">',
      '<img data-remote-src="https://x.example/a.png" />',
    ],
    ['a forged remote source', '<img data-remote-src="javascript:alert(1)" alt="A">', '<img alt="A" />'],
    ['an image of our own API', '<img src="/v1/me">', '<img />'],
    [
      'a small data image',
      '<img src="data:image/png;base64,iVBORw0KGgo=">',
      '<img src="data:image/png;base64,iVBORw0KGgo=" />',
    ],
    ['a data image that scripts', '<img src="data:image/svg+xml;base64,PHN2Zy8+">', '<img />'],
    ['a data image that is large', `<img src="data:image/png;base64,${'A'.repeat(70_000)}">`, '<img />'],
    [
      'safe styles',
      '<p style="COLOR: Red; font-size:12pt;margin:0 4px">x</p>',
      '<p style="color:red;font-size:12pt;margin:0 4px">x</p>',
    ],
    [
      'tables',
      '<table border="1"><tr><td colspan="2">x</td></tr></table>',
      '<table border="1"><tr><td colspan="2">x</td></tr></table>',
    ],
    ['characters that mean something', 'a &lt;b&gt; &amp; "c"', 'a &lt;b&gt; &amp; "c"'],
    ['unclosed tags', '<p>a<b>b', '<p>a<b>b</b></p>'],
  ])('%s', (_title, html, expected) => {
    expect(htmlOf(html)).toBe(expected);
  });
});

/** Payloads that ran somewhere once (OWASP, DOMPurify and mail clients' own history), and what may be left of them. */
const payloads: [string, string][] = [
  ['<script>alert(1)</script>', ''],
  ['<ScRiPt src=//x.example/x.js></sCrIpT>', ''],
  ['<scr<script>ipt>alert(1)</scr</script>ipt>', 'ipt&gt;alert(1)ipt&gt;'],
  ['<img src=x onerror=alert(1)>', '<img />'],
  ['<img src="x` `<script>alert(1)</script>"` `>', '<img />'],
  ['<svg onload=alert(1)><p>x</p></svg>', ''],
  ['<svg><style><img src=x onerror=alert(1)></style></svg>', ''],
  ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', ''],
  ['<iframe src="https://x.example"></iframe>', ''],
  ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', ''],
  ['<object data="x.swf"><embed src="x.swf"></object>', ''],
  ['<form action="https://x.example"><input name=a><button>Valider</button></form>', 'Valider'],
  ['<meta http-equiv="refresh" content="0;url=https://x.example">', ''],
  ['<base href="https://x.example/">', ''],
  ['<link rel=stylesheet href="https://x.example/x.css">', ''],
  ['<style>@import "https://x.example/x.css";</style>', ''],
  ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href=" jAvAsCrIpT:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="java\nscript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="java&#x0A;script:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="\u0001javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="data:text/html,<script>alert(1)</script>">x</a>', '<a>x</a>'],
  ['<a href="vbscript:msgbox(1)">x</a>', '<a>x</a>'],
  ['<a href="file:///etc/passwd">x</a>', '<a>x</a>'],
  ['<a href="/v1/tasks">x</a>', '<a>x</a>'],
  ['<a href="//x.example">x</a>', '<a>x</a>'],
  ['<a href="https:javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<p onclick="alert(1)" onmouseover=alert(1)>x</p>', '<p>x</p>'],
  ['<p id="location" class="admin" name="cookie">x</p>', '<p>x</p>'],
  ['<p style="background:url(https://x.example/pixel)">x</p>', '<p>x</p>'],
  ['<p style="background-image:url(https://x.example/pixel)">x</p>', '<p>x</p>'],
  ['<p style="position:fixed;top:0;left:0;z-index:9">x</p>', '<p>x</p>'],
  ['<p style="width:expression(alert(1))">x</p>', '<p>x</p>'],
  ['<p style="color:red;behavior:url(#x)">x</p>', '<p style="color:red">x</p>'],
  ['<p style="c\\6f lor:red;font-family:\'x\\\';background:url(//x.example)">x</p>', '<p>x</p>'],
  ['<p style="color:/*x*/red">x</p>', '<p>x</p>'],
  ['<p style="margin-left:-9999px;display:none;opacity:0">x</p>', ''],
  ['<p style="font-family:&quot;;background:url(//x.example)">x</p>', '<p style="font-family:&quot;">x</p>'],
  [
    '<table background="https://x.example/pixel"><tr><td background="https://x.example/p">x</td></tr></table>',
    '<table><tr><td>x</td></tr></table>',
  ],
  ['<img srcset="https://x.example/a 2x" src="cid:plan@x.example">', '<img src="/v1/tasks/1/attachments/2" />'],
  ['<video poster="https://x.example/a"><source src="https://x.example/b"></video>', ''],
  ['<audio src="https://x.example/a" autoplay></audio>', ''],
  [
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p title="&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;"></p>',
  ],
  ['<textarea></textarea><img src=x onerror=alert(1)>', '<img />'],
  ['<template><script>alert(1)</script></template>', ''],
  ['<!--[if gte IE 4]><script>alert(1)</script><![endif]-->', ''],
  ['<![CDATA[<script>alert(1)</script>]]>', ''],
  ['<?xml version="1.0"?><p>x</p>', '<p>x</p>'],
  [
    '<a href="https://x.example/&quot; onmouseover=alert(1)">x</a>',
    '<a href="https://x.example/&quot; onmouseover=alert(1)" rel="noopener noreferrer" target="_blank">x</a>',
  ],
];

describe('hostile mark-up', () => {
  it.each(payloads)('%j', (payload, expected) => {
    expect(htmlOf(payload)).toBe(expected);
  });

  it('never leaves anything that runs or loads, whatever is put together', () => {
    const pieces = fc.constantFrom(
      ...payloads.map(([payload]) => payload),
      '<',
      '>',
      '"',
      "'",
      '</',
      '=',
      ' ',
      '<p ',
      '<a href=',
      '<img src=',
      'style=',
      '-->',
      '<!--',
      'x',
      '&',
      '&#x6a;',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (all) => {
        const once = htmlOf(all.join(''));
        for (const tag of `${once}${htmlOf(once)}`.match(/<[^>]*>/g) ?? []) {
          expect(tag).toMatch(
            /^<\/?(?:a|p|img|table|tbody|tr|td)(?: (?:href|rel|target|alt|title|src|data-remote-src|style|width|height)="[^"<>]*")* ?\/?>$/,
          );
          expect(tag).not.toMatch(/ (?:src|href)="(?!https?:\/\/|\/v1\/tasks\/1\/attachments\/2"|data:image\/png)/);
          expect(tag).not.toMatch(/ src="https?:/);
          expect(tag).not.toMatch(/style="[^"]*(?:url|expression|position)/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a mail client does not show', () => {
  const html =
    '<div style="display:none">Avant le 2 décembre.</div><p>Bonjour</p><p hidden>Caché</p>' +
    '<td style="font-size:0"><p style="font-size:12px">Jeanne&nbsp;&zwnj;&nbsp;&zwnj;</p></td>';

  it('is neither in the HTML nor in the text, were it in the text that came with it', () => {
    const text = 'Avant le 2 décembre.\nBonjour\nCaché\nJeanne';
    for (const each of [text, null]) {
      expect(sanitizeDescription({ html, text: each }, inlineUrls)).toEqual({
        html: '<p>Bonjour</p><td><p style="font-size:12px">Jeanne </p></td>',
        text: 'Bonjour\n\nJeanne',
      });
    }
  });

  it('is left out by a style sheet too', () => {
    expect(textOf('<style>.pre{display:none}</style><p class="pre">x</p><p>y</p>')).toBe('y');
  });

  it('is filler in a plain text', () => {
    const text = 'Bonjour\u00a0\u200c\u00a0\u200c\n\u034f \u034f \n\nÀ jeudi';
    expect(sanitizeDescription({ html: null, text }, inlineUrls).text).toBe('Bonjour\n\n\nÀ jeudi');
  });
});

describe('the text that is kept', () => {
  it('is the mail’s own when it has one', () => {
    expect(sanitizeDescription({ html: '<p>HTML</p>', text: 'Texte\r\n\r\nfin  \r\n' }, inlineUrls)).toEqual({
      html: '<p>HTML</p>',
      text: 'Texte\n\nfin',
    });
  });

  it.each<[string, string, string]>([
    ['paragraphs', '<p>Bonjour,</p><p>À jeudi.</p>', 'Bonjour,\n\nÀ jeudi.'],
    ['lines', 'a<br>b<div>c</div><div>d</div>', 'a\nb\nc\nd'],
    ['lists', '<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>', '- a\n- b\n\n 1. c\n 2. d'],
    ['links', '<a href="https://x.example/devis">le devis</a>', 'le devis <https://x.example/devis>'],
    ['links that show their address', '<a href="mailto:j@x.example">j@x.example</a>', 'j@x.example'],
    ['titles as they are written', '<h1>Votre badge</h1><p>x</p>', 'Votre badge\n\nx'],
    [
      'tables of figures',
      '<table><tr><th>Réf</th><th>Prix</th></tr><tr><td>M40</td><td>18,50 €</td></tr></table>',
      'Réf  Prix\nM40  18,50 €',
    ],
    [
      'tables that lay out',
      '<table><tr><td><table><tr><td><p>Bonjour</p></td></tr></table></td></tr></table>',
      'Bonjour',
    ],
    ['entities', 'caf&eacute; &amp; th&eacute; &lt;b&gt;', 'café & thé <b>'],
    [
      'no scripts, styles or pictures',
      '<style>p{}</style><script>x</script><p>a<img src="https://x.example/a.png" alt="pixel"></p>',
      'a',
    ],
    ['quotes', '<p>Oui</p><blockquote>Non ?</blockquote>', 'Oui\n\n> Non ?'],
  ])('reads well: %s', (_title, html, expected) => {
    expect(textOf(html)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['paragraphs and lines', 'Bonjour,\nJeanne\n\nÀ jeudi.', '<p>Bonjour,<br />Jeanne</p>\n<p>À jeudi.</p>'],
    [
      'mark-up as words',
      '<script>alert("1")</script> & <b>',
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;</p>',
    ],
  ])('becomes HTML: %s', (_title, text, expected) => {
    expect(sanitizeDescription({ html: null, text }, inlineUrls)).toEqual({ html: expected, text });
  });

  it.each<[string | null, string | null]>([
    [null, null],
    ['', ''],
    [' \n', '\r\n'],
    [null, ''],
    ['<p></p>', null],
  ])('is blank without words: %j, %j', (html, text) => {
    expect(sanitizeDescription({ html, text }, inlineUrls).text).toBe('');
  });

  it('holds nothing that PostgreSQL refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' })), (html, text) => {
        const mail = { html: `${html}\0\ud800&#0;&#xD800;`, text: text === null ? null : `${text}\0\udc00` };
        const kept = sanitizeDescription(mail, inlineUrls);
        for (const value of [kept.html, kept.text]) {
          expect(value).not.toContain('\0');
          expect(value).not.toContain('\r');
          expect(Buffer.from(value, 'utf8').toString('utf8')).toBe(value);
        }
      }),
    );
  });
});

describe('a megabyte', () => {
  it.each<[string, string]>([
    [
      'of ordinary HTML',
      '<p style="color:red">Bonjour <b>Jeanne</b>, <a href="https://x.example">voir</a></p>\n'.repeat(12_000),
    ],
    ['of nested div', `${'<div>'.repeat(200_000)}x`],
    ['of nested b', `${'<b>'.repeat(330_000)}x`],
    ['of nested unknown tags', `${'<x>'.repeat(330_000)}x`],
    ['of nested tables', `${'<table><tr><td>'.repeat(60_000)}x`],
    ['of nested lists', `${'<ul><li>'.repeat(120_000)}x`],
    ['of nested quotes', `${'<blockquote>'.repeat(80_000)}x`],
    ['of misnested tags', `${'<b><p></b>'.repeat(100_000)}x`],
    ['of closing tags', `x${'</p>'.repeat(250_000)}`],
    ['of table rows', `<table>${'<tr><td>a</td><td>x</td></tr>'.repeat(33_000)}</table>`],
    ['of less-than signs', '<x'.repeat(1) + ' >' + '<'.repeat(1_000_000)],
    ['of ampersands', `x${'&'.repeat(1_000_000)}`],
    ['of one style', `<p style="${'a:b;'.repeat(250_000)}">x</p>`],
    ['of one attribute', `<p title="${'a'.repeat(1_000_000)}">x</p>`],
    ['of blanks', `${' '.repeat(1_000_000)}x`],
    ['of line breaks', `${'\n'.repeat(1_000_000)}x`],
  ])('%s takes less than five seconds of computing', (_title, html) => {
    // Not by the clock: the machine may be busy with something else.
    const before = process.cpuUsage();
    const { html: kept } = sanitizeDescription({ html, text: null }, inlineUrls);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5000);
    expect(kept).toMatch(/x|&lt;|&amp;/);
  });

  it('keeps the words of tags that nest too deep', () => {
    const deep = `${'<div>'.repeat(1000)}au fond${'</div>'.repeat(1000)}<p>après</p>`;
    expect(textOf(deep)).toBe('au fond\n\naprès');
    expect(htmlOf(deep)).toContain('</div><p>après</p>');
  });

  it('does not take paragraphs that never close for nesting', () => {
    const list = `<ul>${'<li><b>a</b>'.repeat(2000)}</ul>`;
    expect(htmlOf(list).match(/<b>a<\/b>/g)).toHaveLength(2000);
  });
});
