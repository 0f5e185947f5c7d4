import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../../shared/text/html/html-text.ts';
import { asHtml } from '../../../../shared/text/html/loose-html.ts';

describe('textOfHtml', () => {
  it.each([
    ['lines', 'a<br>b<br/>c<div>d</div>e', 'a\nb\nc\nd\ne'],
    ['paragraphs', '<p>a</p><p>b</p>', 'a\n\nb'],
    ['lists', 'Points :<ul><li>prix</li><li>délais</li></ul>fin', 'Points :\n- prix\n- délais\nfin'],
    ['references', 'R&amp;D &eacute;t&eacute; &lt;b&gt;', 'R&D été <b>'],
    ['the lines of the source', 'a\n  b', 'a b'],
    ['a link', '<a href="https://x.example/a">le plan</a>', 'le plan <https://x.example/a>'],
    ['a link that says itself', '<a href="https://x.example">https://x.example</a>', 'https://x.example'],
    ['an address', '<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
    ['a link that does not open', '<a href="javascript:alert(1)">x</a>', 'x'],
    ['what is never shown', '<style>p{}</style><!-- a -->b<script>c</script>', 'b'],
    ['mark-up that never ends', 'a<b', 'a'],
    ['a closing tag alone', 'a</a>b', 'ab'],
    ['nothing', '', ''],
  ])('%s', (_what, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});

describe('asHtml', () => {
  it.each([
    ['plain text with lines', 'Prix < 10 & plus\nà voir', 'Prix &lt; 10 &amp; plus<br>\nà voir'],
    ['inline tags with lines', '<b>a</b>\r\nb', '<b>a</b><br>\nb'],
    ['references alone', 'R&amp;D\nb', 'R&amp;D<br>\nb'],
    ['its own line breaks', 'a<br>\nb', 'a<br>\nb'],
    ['blocks', '<p>a</p>\n<p>b</p>', '<p>a</p>\n<p>b</p>'],
    ['a comparison that looks like a tag', 'a <x> b', 'a &lt;x&gt; b'],
    ['nothing', '', ''],
  ])('%s', (_what, written, html) => {
    expect(asHtml(written)).toBe(html);
  });
});
