import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNewHtml, readNewText } from '../../../../shared/text/quotes/quotes.ts';
import type { WrittenAs } from '../../../../shared/text/quotes/written-as.ts';

const keepNewText = (text: string, writtenAs: WrittenAs = 'answer') => readNewText(text, writtenAs).written;
const keepNewHtml = (html: string, writtenAs: WrittenAs = 'answer') => readNewHtml(html, writtenAs).written;

describe('keepNewText', () => {
  it.each<[string, string[], string[]]>([
    ['nothing quoted', ['Bonjour,', '', 'À jeudi.'], ['Bonjour,', '', 'À jeudi.']],
    [
      'Gmail, French',
      ['OK.', '', 'Le mar. 3 nov. 2026 à 10:12, Jeanne <j@x.example> a écrit :', '', '> Bonjour'],
      ['OK.'],
    ],
    [
      'Gmail, French, wrapped',
      ['OK.', '', 'Le mar. 3 nov. 2026 à 10:12, Jeanne Martin de la Tour <j@x.example>', 'a écrit :', '> Bonjour'],
      ['OK.'],
    ],
    ['with no-break spaces', ['OK.', 'Le mar. 3 nov. 2026 à 10:12, Jeanne a écrit\u00a0:', '> Bonjour'], ['OK.']],
    ['decomposed accents', ['OK.', 'Le 3 nov. 2026, Jeanne a e\u0301crit :', '> Bonjour'], ['OK.']],
    [
      'Gmail, English',
      ['Fine.', '', 'On Tue, Nov 3, 2026 at 10:12 AM Jeanne <j@x.example> wrote:', '> Hello'],
      ['Fine.'],
    ],
    [
      'Gmail, English, wrapped',
      ['Fine.', 'On Tue, Nov 3, 2026 at 10:12 AM Jeanne Martin <', 'j@x.example> wrote:', '> Hello'],
      ['Fine.'],
    ],
    ['an old Gmail', ['OK.', '2026-11-03 10:12 GMT+01:00 Jeanne <j@x.example>:', '> Bonjour'], ['OK.']],
    [
      'an attribution above history without marks',
      ['OK.', 'Le 3 nov. 2026, Jeanne a écrit :', 'Bonjour,', 'ancien'],
      ['OK.'],
    ],
    [
      'answers between the lines',
      ['Le 3 nov. 2026, Jeanne a écrit :', '> Question 1 ?', 'Oui.', '> Question 2 ?', 'Non.'],
      ['Oui.', 'Non.'],
    ],
    ['an answer below', ['> Bonjour', '', 'Merci.'], ['Merci.']],
    ['nested marks', ['OK.', '>> a', '> > b', '>c'], ['OK.']],
    ['Outlook, French', ['OK.', '', '-----Message d’origine-----', 'De : Jeanne', 'ancien'], ['OK.']],
    ['Outlook, English', ['OK.', '-----Original Message-----', 'From: Jeanne', 'old'], ['OK.']],
    [
      'an Outlook header block',
      [
        'OK.',
        '',
        'De : Jeanne <j@x.example>',
        'Envoyé : mardi 3 novembre 2026 10:12',
        'À : Paul',
        'Objet : Devis',
        '',
        'ancien',
      ],
      ['OK.'],
    ],
    [
      'an Outlook header block in bold',
      ['OK.', '*De :* Jeanne', '*Envoyé :* mardi', '*À :* Paul', '*Objet :* Devis', 'ancien'],
      ['OK.'],
    ],
    [
      'an Outlook header block in English',
      ['OK.', 'From: Jeanne', 'Sent: Tuesday', 'To: Paul', 'Cc: Ines', 'Subject: Quote', 'old'],
      ['OK.'],
    ],
    [
      'a rule above the header block',
      ['OK.', '________________________________', 'De : Jeanne', 'Envoyé : mardi', 'Objet : Devis', 'ancien'],
      ['OK.'],
    ],
    [
      'Outlook for Mac',
      ['OK.', 'De : Jeanne', 'Date : mardi 3 novembre 2026', 'À : Paul', 'Objet : Re: Devis', 'ancien'],
      ['OK.'],
    ],
    [
      'a journey is no header block',
      ['De : Paris', 'À : Lyon', 'Date : 3 novembre'],
      ['De : Paris', 'À : Lyon', 'Date : 3 novembre'],
    ],
    [
      'a rule is no header block',
      ['Prix :', '____________________', '120 €'],
      ['Prix :', '____________________', '120 €'],
    ],
    ['a signature', ['OK.', '', '-- ', 'Jeanne Martin', 'Acme'], ['OK.']],
    ['a signature whose mark lost its space', ['OK.', '--', 'Jeanne'], ['OK.']],
    [
      'two hyphens far from the end',
      ['OK.', '--', ...Array.from({ length: 20 }, (_, n) => `ligne ${n}`)],
      ['OK.', '--', ...Array.from({ length: 20 }, (_, n) => `ligne ${n}`)],
    ],
    [
      'an iPhone',
      ['Oui.', '', 'Envoyé de mon iPhone', '', '> Le 3 nov. 2026 à 10:12, Jeanne a écrit :', '> Bonjour'],
      ['Oui.'],
    ],
    [
      'an iPhone in English',
      ['Yes.', 'Sent from my iPhone', '', '> On 3 Nov 2026, Jeanne wrote:', '> Hello'],
      ['Yes.'],
    ],
    [
      'Outlook on a phone',
      [
        'Oui.',
        '',
        'Obtenir Outlook pour iOS<https://aka.example/o0ukef>',
        '________________________________',
        'De : J',
        'Envoyé : x',
        'Objet : y',
      ],
      ['Oui.'],
    ],
    [
      'a remark above a forward',
      ['Pour info.', '', '---------- Forwarded message ---------', 'De : Jeanne', 'contenu'],
      ['Pour info.'],
    ],
    [
      'a remark above an Apple forward',
      ['Pour info.', 'Début du message transféré :', '', '> De: Jeanne'],
      ['Pour info.'],
    ],
    [
      'text that begins with Le',
      ['Le 3 novembre nous convient.', '', 'Jeanne a écrit : « oui ».'],
      ['Le 3 novembre nous convient.', '', 'Jeanne a écrit : « oui ».'],
    ],
    ['Windows line ends', ['OK.\r', '> ancien\r'], ['OK.']],
  ])('%s', (_title, lines, expected) => {
    expect(keepNewText(lines.join('\n'))).toBe(expected.join('\n'));
  });

  it.each<[string, string]>([
    ['a forwarded mail', '---------- Message transféré ---------\nDe : Jeanne\n\nBonjour'],
    ['a forwarded mail below a signature', '-- \nPaul\n\n---------- Forwarded message ---------\nFrom: J\n\nHello'],
    ['a forward from a phone', 'Envoyé de mon iPhone\n\nDébut du message transféré :\n\n> De: Jeanne\n> Bonjour'],
    ['a forward below a rule', '----------------------------\n-----Original Message-----\nFrom: J\n\nHello'],
    ['quotes only', '> Bonjour\n> ça va ?'],
    ['a header block only', 'De : J\nEnvoyé : x\nObjet : y\n\nBonjour'],
    ['blanks', ' \n\t\n'],
    ['nothing', ''],
  ])('keeps whole: %s', (_title, text) => {
    expect(keepNewText(text)).toBe(text);
  });
});

describe('keepNewHtml', () => {
  it.each<[string, string, string]>([
    ['nothing quoted', '<p>Bonjour</p> <img src="cid:x">\n', '<p>Bonjour</p> <img src="cid:x">\n'],
    [
      'a quotation of the sender',
      '<p>Il dit :</p><blockquote>Oui</blockquote>',
      '<p>Il dit :</p><blockquote>Oui</blockquote>',
    ],
    [
      'Gmail',
      '<div dir="ltr">OK</div><br><div class="gmail_quote"><div class="gmail_attr">Le mar. 3 nov. 2026 à 10:12, J &lt;j@x.example&gt; a &eacute;crit&nbsp;:<br></div><blockquote class="gmail_quote"><p>ancien</p></blockquote></div>',
      '<div dir="ltr">OK</div><br><div class="gmail_quote"><div class="gmail_attr"><br></div></div>',
    ],
    [
      'Gmail, answers between the quotes',
      '<div class="gmail_quote"><div class="gmail_attr">On Tue, Nov 3, 2026 J wrote:<br></div><blockquote class="gmail_quote">Q1</blockquote><div>Oui</div><blockquote class="gmail_quote">Q2</blockquote><div>Non</div></div>',
      '<div class="gmail_quote"><div class="gmail_attr"><br></div><div>Oui</div><div>Non</div></div>',
    ],
    [
      "Gmail's signature",
      '<div>OK</div><div class="gmail_signature" data-smartmail="gmail_signature"><div>J</div></div>',
      '<div>OK</div>',
    ],
    [
      'a remark above a Gmail forward',
      '<div>Pour info</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>De : J</div><p>contenu</p></div>',
      '<div>Pour info</div><div class="gmail_quote"><div class="gmail_attr"></div></div>',
    ],
    [
      'Outlook on the web',
      '<div>OK</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>De :</b> J<br><b>Envoyé :</b> x</div><div>ancien</div>',
      '<div>OK</div>',
    ],
    [
      'Outlook for Windows',
      '<div class=WordSection1><p>OK</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>De&nbsp;:</b> J<br><b>Envoy&eacute;&nbsp;:</b> mardi<br><b>&Agrave;&nbsp;:</b> P<br><b>Objet&nbsp;:</b> D</p></div><p>ancien</p><img src="cid:vieux"></div>',
      '<div class=WordSection1><p>OK</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b></b></p></div></div>',
    ],
    [
      'Apple Mail',
      '<div>OK</div><div><br><blockquote type="cite"><div>Le 3 nov. 2026 à 10:12, J a écrit :</div><div>ancien</div></blockquote></div>',
      '<div>OK</div><div><br></div>',
    ],
    [
      'an iPhone',
      '<div>OK</div><div dir="ltr">Envoyé de mon iPhone</div><div><blockquote type="cite">ancien</blockquote></div>',
      '<div>OK</div><div dir="ltr"></div><div></div>',
    ],
    [
      'Thunderbird',
      '<p>OK</p><div class="moz-cite-prefix">Le 3/11/2026, J a écrit :<br></div><blockquote type="cite"><p>ancien</p></blockquote><div class="moz-signature">-- <br>P</div>',
      '<p>OK</p>',
    ],
    [
      'Thunderbird, the answer below',
      '<div class="moz-cite-prefix">J a écrit :</div><blockquote type="cite">ancien</blockquote><p>OK</p>',
      '<p>OK</p>',
    ],
    [
      'Yahoo',
      '<div>OK</div><div class="yahoo_quoted"><div>Le mardi, J a écrit :</div><div>ancien</div></div>',
      '<div>OK</div>',
    ],
    [
      'an unmarked quotation below an attribution',
      '<div>OK</div><div>Le 3 nov. 2026, J a écrit :</div><blockquote>ancien</blockquote>',
      '<div>OK</div><div></div>',
    ],
    ['a signature mark', '<p>OK</p><p>-- <br>J</p>', '<p>OK</p><p></p>'],
    ['plain text in pre', '<pre>OK\n> ancien\nOui\n-- \nJ</pre>', '<pre>OK\nOui\n</pre>'],
    [
      'a quotation that never closes',
      '<div>OK<blockquote type=cite>ancien</div><p>Suite</p>',
      '<div>OK</div><p>Suite</p>',
    ],
    [
      'closing tags that match nothing',
      '<p>OK</p></div></div><blockquote type="cite">a</div></blockquote>',
      '<p>OK</p></div></div>',
    ],
    ['separators in the text', '<p>OK</p><p>-----Message d&#39;origine-----</p><p>ancien</p>', '<p>OK</p><p></p>'],
  ])('%s', (_title, html, expected) => {
    expect(keepNewHtml(html)).toBe(expected);
  });

  it.each<[string, string]>([
    [
      'a forwarded mail',
      '<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>De : J</div><p>contenu</p></div>',
    ],
    ['a forward from a phone', '<div>Envoyé de mon iPhone</div><blockquote type="cite">contenu</blockquote>'],
    ['a quotation only', '<blockquote type="cite">contenu</blockquote>'],
    ['an image only', '<img src="cid:a">'],
    ['nothing', ''],
  ])('keeps whole: %s', (_title, html) => {
    expect(keepNewHtml(html)).toBe(html);
  });
});

describe('both', () => {
  it('never throw, never answer blank for a mail with words, and drop nothing from a mail without quotes', () => {
    const piece = fc.constantFrom(
      'Bonjour',
      '\n',
      '> ',
      '-- \n',
      'Le 3 nov. 2026, J a écrit :\n',
      'De : J\n',
      'Envoyé : x\n',
      'Objet : y\n',
      '<p>',
      '</p>',
      '<blockquote type="cite">',
      '</blockquote>',
      '<div id="divRplyFwdMsg">',
      '</div>',
      '<pre>',
      '<b',
      '&gt;',
      '-----Original Message-----\n',
      '<!--',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const mail = pieces.join('');
        expect(keepNewText(mail).trim() === '').toBe(mail.trim() === '');
        expect(keepNewHtml(mail) === '').toBe(mail === '');
        expect(keepNewText(keepNewText(mail)).trim()).not.toBe(mail.trim() === '' ? 'x' : '');
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé][a-zé ,]{0,30}[a-zé]$/), { minLength: 1 }), (lines) => {
        expect(keepNewText(lines.join('\n'))).toBe(lines.join('\n'));
        const html = lines.map((line) => `<p>${line}</p>`).join('');
        expect(keepNewHtml(html)).toBe(html);
      }),
    );
  });
});
