import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanHtmlAddresses, scanTextAddresses } from '../../../../shared/text/address/body-addresses.ts';

describe('scanTextAddresses', () => {
  it.each<[string, string, string[]]>([
    ['an address in a sentence', 'Écrivez à jeanne@acme.example pour la suite.', ['jeanne@acme.example']],
    ['a full stop behind it', 'Mon adresse : jeanne@acme.example.', ['jeanne@acme.example']],
    ['dots behind it', 'jeanne@acme.example...', ['jeanne@acme.example']],
    ['dots before it', 'voir ...jeanne@acme.example', ['jeanne@acme.example']],
    [
      'other punctuation',
      '(a@x.example), b@x.example; c@x.example: d@x.example! e@x.example?',
      ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example'],
    ],
    ['angle brackets', 'Jeanne <a@x.example>', ['a@x.example']],
    ['mailto in square brackets', 'a@x.example [mailto:a@x.example]', ['a@x.example']],
    ['mailto in angle brackets', 'a@x.example<mailto:a@x.example?subject=b@x.example>', ['a@x.example', 'b@x.example']],
    ['apostrophes', "'a@x.example'", ['a@x.example']],
    ['an apostrophe inside', "o'brien@x.example", ["o'brien@x.example"]],
    [
      'an elided word in front',
      "l'adresse d'info@x.example, jusqu'à qu'alice@x.example",
      ['info@x.example', 'alice@x.example'],
    ],
    ['an elided word at a wrapped line', "merci\nd'info@x.example", ['info@x.example']],
    [
      'a name with an apostrophe, as an address stands alone',
      "<d'angelo@x.example>\n- l'heureux@x.example",
      ["d'angelo@x.example", "l'heureux@x.example"],
    ],
    ['an Irish name in a sentence', "ask o'neil@x.example", ["o'neil@x.example"]],
    ['a consonant behind the apostrophe', "ask d'souza@x.example", ["d'souza@x.example"]],
    ['guillemets', '« a@x.example »', ['a@x.example']],
    ['stars', '*a@x.example*', ['a@x.example']],
    ['once each, whatever the case', 'a@x.example A@X.example b@x.example', ['a@x.example', 'b@x.example']],
    ['in order', 'b@x.example a@x.example', ['b@x.example', 'a@x.example']],
    ['plus, dots, hyphens, underscores', 'a.b+c-d_e@sub.x-y.example', ['a.b+c-d_e@sub.x-y.example']],
    ['an accent in the domain', 'jeanne@hôtel.example', ['jeanne@hôtel.example']],
    ['a domain that is all of another script', 'info@例え.テスト', ['info@例え.テスト']],
    ['an accent before the at sign', 'jérôme@x.example', ['jérôme@x.example']],
    ['a label', 'Courriel:jeanne@x.example', ['jeanne@x.example']],
    ['a hyphen as a bullet', '-jeanne@x.example', ['jeanne@x.example']],
    ['a forgotten space behind a sentence', 'à jeanne@x.example.Merci', ['jeanne@x.example']],
    ['capitals', 'JEANNE@X.EXAMPLE', ['JEANNE@X.EXAMPLE']],
    ['a hyphen at the end', 'jeanne@x.example- et', ['jeanne@x.example']],
    ['a number behind it', 'jeanne@x.example.2', ['jeanne@x.example']],
    ['zero-width spaces that let it wrap', 'jeanne\u200b@x\u200b.example', ['jeanne@x.example']],
    ['lines', 'a@x.example\nb@x.example\r\nc@x.example', ['a@x.example', 'b@x.example', 'c@x.example']],
    ['nothing behind the at sign', 'user@ example.fr', []],
    ['nothing before it', '@jeanne @x.example', []],
    ['no dot', 'a@b', []],
    ['a Fediverse handle', '@jeanne@social.example', []],
    ['two at signs', 'a@b.example@c.example', []],
    ['a number as ending', '12@34.56', []],
    ['prices and times', '3 @ 4.50, 10@12.30', []],
    ['retina images', 'logo@2x.png icon@3x.webp fond@2x.jpeg', []],
    ['a file name', 'note@rapport.pdf', []],
    ["Outlook's image references", 'image001.png@01D9A3B2.C0FFEE00 [cid:image002.jpg@01D9A3B2.ABCDEF00]', []],
    ['a line below SIP', 'Participer via SIP\n81234567@visio.example\n\nJean : jean@x.example', ['jean@x.example']],
    ['SIP on its line', 'SIP: salle@x.example', []],
    ['H.323', 'H.323 (Europe) : salle@x.example', ['salle@x.example']],
    ['a key of a tenant', 'Tenant key: firm@m.visio.example\nVideo ID: 12 34', []],
    ['a key of a tenant in French', 'Clé du locataire : firm@m.visio.example', []],
    ['a number to dial', 'Dial 12345678@firm.visio.example', []],
    ['a word that ends like a label', 'Le gossip jean@x.example', ['jean@x.example']],
    ['a dialogue', 'Dialogue : jean@x.example', ['jean@x.example']],
    ['a cid reference', 'cid:plan-salle@x.example', []],
    ['a Message-ID line', 'Message-ID: <abc.123@mail.x.example>', []],
    ['quoted message headers', '> In-Reply-To: <abc@x.example>\n> References: <d@x.example> <e@x.example>', []],
    ["Gmail's Message-IDs anywhere", '<CAF+x=abc@mail.gmail.com>', []],
    ['credentials in a URL', 'https://user:secret@host.example/path http://user@host.example', []],
    ['a handle in a URL', 'https://social.example/@jeanne', []],
    ['a parameter of a URL', 'Se désabonner : https://x.example/stop?email=paul@y.example&k=88', []],
    ['a long URL', `https://x.example/${'a'.repeat(5000)}?to=paul@y.example`, []],
    ['the path of a URL', '<https://x.example/u/paul@y.example/stop>, ftp://x.example/paul@y.example', []],
    ['a URL without its scheme', 'www.x.example/stop?e=paul@y.example (www.x.example?e=paul@y.example)', []],
    ['a URL in brackets', '[https://x.example/?e=paul@y.example] "http://x.example/?e=paul@y.example"', []],
    ['a URL of another script', 'https://x.example/événement?e=paul@y.example', []],
    ['an address of a service', 'sip:salle@video.example skype:paul@y.example', []],
    [
      'what stands beside a URL',
      'https://x.example/a a@x.example <https://x.example>b@x.example www.x.example|c@x.example, https://x.example • d@x.example',
      ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
    ],
    ['a URL on the line before', 'www.x.example\na@x.example', ['a@x.example']],
    ['an address before a URL', 'a@x.example<https://x.example/?e=b@x.example>', ['a@x.example']],
    ['a name that is too long', `${'a'.repeat(65)}@x.example`, []],
    ['a dot before the at sign', 'jeanne.@x.example', []],
    ['words with at', 'jeanne (at) x.example', []],
    ['nothing', '', []],
  ])('%s', (_title, text, expected) => {
    expect(scanTextAddresses(text)).toEqual(expected);
  });
});

const local = fc.stringMatching(/^[a-z][a-z0-9_+-]{0,10}[a-z0-9]$/);
const domain = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]\.(?:example|fr|co\.uk|paris)$/);
const address = fc.tuple(local, domain).map((parts) => parts.join('@'));
const gap = fc.constantFrom(
  ' ',
  ', ',
  '\n',
  ' <',
  '> ',
  ' (',
  ') ',
  ' : ',
  '; ',
  ' « ',
  ' » ',
  ' — écrire à ',
  '" ',
  ". C'est tout. ",
);

describe('the scanners', () => {
  it('find every address that is put into a text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, address, gap), { maxLength: 12 }), (places) => {
        const text = places.map((place) => place.join('')).join('');
        const expected = [...new Set(places.map(([, written]) => written))];
        expect(scanTextAddresses(text)).toEqual(expected);
        const html = places.map(([, written]) => `<p>À <b>${written.replace('@', '&#64;')}</b></p>`).join('');
        expect(scanHtmlAddresses(html)).toEqual(expected);
        const links = places
          .map(([, written]) => `<a href='mailto:${encodeURIComponent(written)}?subject=x'>ici</a>`)
          .join('');
        expect(scanHtmlAddresses(links)).toEqual(expected);
      }),
    );
  });

  it('never throw', () => {
    const piece = fc.constantFrom(
      '@',
      '.',
      'a',
      'é',
      'x.fr',
      '<',
      '>',
      '</',
      '<a href="mailto:',
      '"',
      '&#64;',
      '&',
      '%40',
      '%',
      '<!--',
      '-->',
      '<script>',
      '\ud800',
      '\u0001',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        for (const found of [...scanTextAddresses(text), ...scanHtmlAddresses(text)]) {
          expect(found).toMatch(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/);
        }
      }),
      { numRuns: 1000 },
    );
    expect(scanHtmlAddresses('<')).toEqual([]);
  });
});

describe('scanHtmlAddresses', () => {
  it.each<[string, string, string[]]>([
    ['text', '<p>Bonjour, a@x.example</p>', ['a@x.example']],
    ['a link', '<a href="mailto:a@x.example">écrire</a>', ['a@x.example']],
    ['a link whose text is the address', '<a href="mailto:a@x.example">a@x.example</a>', ['a@x.example']],
    [
      'a link whose text is another address',
      '<a href="mailto:a@x.example">b@x.example</a>',
      ['a@x.example', 'b@x.example'],
    ],
    ['a percent-encoded link', '<a href="mailto:a%2Bb%40x.example">x</a>', ['a+b@x.example']],
    ['a link with a name', '<a href="mailto:Jeanne%20%3Ca@x.example%3E">x</a>', ['a@x.example']],
    [
      'a link to several',
      '<a href="mailto:a@x.example,b@x.example?cc=c@x.example&amp;to=d@x.example">x</a>',
      ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
    ],
    [
      'a link whose subject and body hold addresses',
      '<a href="mailto:?subject=a@x.example&body=b@x.example&bcc=c@x.example">x</a>',
      [],
    ],
    ...[
      'unsubscribe',
      'Unsubscribe%20me',
      'UNSUB-77',
      'STOP',
      'D%C3%A9sinscription',
      'Se%20d%C3%A9sabonner',
      'opt-out',
      'remove',
    ].map((subject): [string, string, string[]] => [
      `a link that asks a machine: ${subject}`,
      `<a href="mailto:lettre@x.example?body=oui&amp;subject=${subject}">x</a> a@x.example`,
      ['a@x.example'],
    ]),
    ...['Stop%20chantier', 'Leave%20of%20absence', 'Optique', 'Remove%20the%20old%20offer', ''].map(
      (subject): [string, string, string[]] => [
        `a link to a person: ${subject}`,
        `<a href="mailto:a@x.example?subject=${subject}">x</a>`,
        ['a@x.example'],
      ],
    ),
    [
      'a key of a tenant',
      '<div>Clé du locataire : <b></b><a href="mailto:firm@m.visio.example">firm@m.visio.example</a></div><p>a@x.example</p>',
      ['a@x.example'],
    ],
    ['a link without quotes', '<a href=mailto:a@x.example>x</a>', ['a@x.example']],
    ['a link in capitals', "<A HREF='MAILTO:a@x.example'>x</A>", ['a@x.example']],
    ['an encoded link', '<a href="&#109;ailto&colon;a&commat;x.example">x</a>', ['a@x.example']],
    ['an IDN link', '<a href="mailto:a@%C3%A9t%C3%A9.example">x</a>', ['a@été.example']],
    ['a broken escape', '<a href="mailto:a%ZZ@x.example,b@x.example">x</a>', ['a%ZZ@x.example', 'b@x.example']],
    ['an area', '<area href="mailto:a@x.example">', ['a@x.example']],
    ['another attribute', '<p title="a@x.example" data-x="mailto:b@x.example">x</p>', []],
    [
      'entities',
      'a&#64;x.example b&#x40;x.example c&commat;x.example &lt;d@x.example&gt;',
      ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
    ],
    ['no-break spaces', 'à&nbsp;a@x.example&nbsp;!', ['a@x.example']],
    ['inline tags inside an address', '<b>jean</b>.martin<i>@</i>x<wbr>.example', ['jean.martin@x.example']],
    ['a bold name', '<b>jeanne</b>@x.example', ['jeanne@x.example']],
    ['a bold domain', 'jeanne@<b>x.example</b>', ['jeanne@x.example']],
    ['a domain cut at its dot', 'jeanne@x<b>.example</b>', ['jeanne@x.example']],
    ['tags beside an address', '<b>Courriel</b>a@x.example<i>Tél.</i>', ['a@x.example']],
    ['table cells', '<table><tr><td>Nom</td><td>a@x.example</td><td>Tel</td></tr></table>', ['a@x.example']],
    ['line breaks', 'a@x.example<br>b@x.example<br/>c@x.example', ['a@x.example', 'b@x.example', 'c@x.example']],
    ['an image between', 'a@x.example<img src=x>b@x.example', ['a@x.example', 'b@x.example']],
    [
      'scripts, styles, titles, comments',
      '<title>t@x.example</title><style>s@x.example</style><script>"j@x.example"</script><!-- c@x.example --><p>a@x.example</p>',
      ['a@x.example'],
    ],
    ['a comment that never closes', 'a@x.example <!-- b@x.example', ['a@x.example']],
    ['a script that never closes', 'a@x.example <script> b@x.example', ['a@x.example']],
    ['a bracket that is none', '3 < 4, a@x.example', ['a@x.example']],
    ['a greater-than sign in an attribute', '<a title="x > y" href="mailto:a@x.example">x</a>', ['a@x.example']],
    ['a tag that never closes', 'a@x.example <a href="mailto:b@x.example', ['a@x.example', 'b@x.example']],
    [
      'a URL as the text of its link',
      '<a href="https://x.example/?e=a@x.example">https://x.example/?e=a@x.example</a>',
      [],
    ],
    ['a URL that may wrap', '<p>https://x.example/?e=<wbr>a@x.example</p><p>b@x.example</p>', ['b@x.example']],
    ['image sources', '<img src="cid:plan@x.example" srcset="logo@2x.png">', []],
    ['nothing', '', []],
  ])('%s', (_title, html, expected) => {
    expect(scanHtmlAddresses(html)).toEqual(expected);
  });
});
