import { describe, expect, it } from 'vitest';
import { readNewHtml, readNewText } from '../../../../shared/text/quotes/quotes.ts';
import type { WrittenAs } from '../../../../shared/text/quotes/written-as.ts';

const history = { history: true, signature: false };
const both = { history: true, signature: true };
const signature = { history: false, signature: true };

describe('what mail clients put below an answer', () => {
  it.each<[string, string[], { history: boolean; signature: boolean }]>([
    [
      'Yahoo on a phone, French',
      [
        'Envoyé depuis Yahoo Mail pour Android',
        '',
        'Le jeudi 5 novembre 2026 à 08:30, Ines Roy <i@x.example> a écrit :',
        '',
        'ancien',
      ],
      both,
    ],
    [
      'Yahoo on a phone, English',
      [
        'Sent from Yahoo Mail for iPhone',
        'On Thursday, November 5, 2026, 8:30 AM, Ines Roy <i@x.example> wrote:',
        'old',
      ],
      both,
    ],
    [
      'Yahoo on the web',
      ['    On Thursday, November 5, 2026 at 08:30:12 AM GMT+1, Ines Roy <i@x.example> wrote:  ', ' ', ' old'],
      history,
    ],
    [
      'Samsung, French',
      [
        'Envoyé depuis mon appareil Galaxy',
        '',
        '-------- Message d’origine --------',
        'De : Ines <i@x.example>',
        'Date : 05/11/2026 08:30 (GMT+01:00)',
        'À : P',
        'Objet : Re: Prix',
        'ancien',
      ],
      both,
    ],
    ['Samsung, English', ['Sent from my Galaxy', '', '-------- Original message --------', 'From: Ines', 'old'], both],
    [
      'Orange',
      ['envoyé : 5 novembre 2026 à 08:30', 'de : Ines <i@x.example>', 'à : P <p@y.example>', 'objet : Prix', 'ancien'],
      history,
    ],
    [
      'Orange, quoted',
      [
        '> Message du 05/11/26 08:30',
        '> De : "Ines" <i@x.example>',
        '> A : p@y.example',
        '> Objet : Prix',
        '>',
        '> ancien',
      ],
      history,
    ],
    [
      'Zoho, French',
      ['---- Le jeu., 05 nov. 2026 08:30:12 +0100 Ines Roy <i@x.example> a écrit ----', '', 'ancien'],
      history,
    ],
    ['Zoho, English', ['---- On Thu, 05 Nov 2026 08:30:12 +0100 i@x.example wrote ----', 'old'], history],
    ['Zimbra, an attribution with a hyphen', ['- Le 2026-11-05 08:30, Ines Roy a écrit :', 'ancien'], history],
    [
      'Zimbra, its block',
      [
        '----- Mail original -----',
        'De: "Ines" <i@x.example>',
        'À: "P" <p@y.example>',
        'Envoyé: Jeudi 5 Novembre 2026 08:30:12',
        'Objet: Prix',
        'ancien',
      ],
      history,
    ],
    [
      'Zimbra, its block without a title',
      [
        'De: "Ines" <i@x.example>',
        'À: "P" <p@y.example>',
        'Envoyé: Jeudi 5 Novembre 2026 08:30:12',
        'Objet: Prix',
        '',
        'ancien',
      ],
      history,
    ],
    [
      'Proton on a phone',
      [
        'Sent from Proton Mail for Android.',
        '',
        '-------- Original Message --------',
        'On Thursday, 11/05/26 at 08:30 Ines Roy <i@x.example> wrote:',
        '> old',
      ],
      both,
    ],
    [
      'Proton',
      [
        'Envoyé avec la messagerie sécurisée Proton Mail.',
        '',
        'Le jeudi 5 novembre 2026 à 08:30, Ines Roy <i@x.example> a écrit :',
        '> ancien',
      ],
      both,
    ],
    [
      'Outlook.com, the subject first',
      ['Subject: Price', 'From: i@x.example', 'To: p@y.example', 'Date: Thu, 5 Nov 2026 08:30:00 +0100', '', 'old'],
      history,
    ],
    [
      'recipients over several lines',
      [
        'From: Ines <i@x.example>',
        'Sent: Thursday, November 5, 2026 8:30 AM',
        'To: Anna <a@y.example>;',
        'Bert <b@y.example>;',
        'Carl <c@y.example>',
        'Cc: Dora <d@y.example>,',
        ' Emil <e@y.example>',
        'Subject: Price',
        '',
        'old',
      ],
      history,
    ],
    [
      'each value below its label',
      ['De :', 'Ines <i@x.example>', 'Date :', '5 novembre 2026', 'Objet :', 'Prix', 'ancien'],
      history,
    ],
    [
      'a line between the fields',
      ['De : Ines', '', 'Envoyé : jeudi 5 novembre 2026', '', 'À : P', '', 'Objet : Prix', '', 'ancien'],
      history,
    ],
    ['an address and a date alone', ['From: i@x.example', 'Date: Thu, 5 Nov 2026 08:30:00 +0100', '', 'old'], history],
    [
      'Gmail, wrapped inside the verb',
      ['Le jeu. 5 nov. 2026 à 08:30, Ines Roy de la Compagnie <i@x.example> a', 'écrit :', '> ancien'],
      history,
    ],
    ['an attribution without address', ['On 5 November 2026, Ines Roy wrote:', 'old'], history],
    ['a webmail', ['Le 5/11/2026 à 8:30, Ines Roy a écrit :', 'ancien'], history],
    ['a date and an address alone', ['2026-11-05 08:30 GMT+01:00 Ines Roy <i@x.example>:', '', 'old'], history],
    ['a date and an address, wrapped', ['05.11.2026, 08.30, "Ines Roy" <', 'i@x.example>:', '', 'old'], history],
    ['a time first', ['8:30 AM, November 5, 2026, "Ines Roy" <i@x.example>:', 'old'], history],
    ['a name first', ['Ines Roy <i@x.example> wrote:', 'old'], history],
    [
      'a name first, in German',
      ['Ines Roy <i@x.example> schrieb am Do., 5. Nov.', '2026 um 08:30 Uhr:', 'alt'],
      history,
    ],
    ['a verb without a colon', ['On Thu, 5 Nov 2026 08:30:43 +0100 Ines Roy <i@x.example> wrote', '', 'old'], history],
    ['a bold separator', ['*-------- Original Message --------*', '', 'old'], history],
    [
      'a separator with the header on its line',
      ['----- Message transmis ----- De : Ines <i@x.example>À : P', 'ancien'],
      history,
    ],
    [
      'a webmail of Orange',
      ['====', 'Message du : 05/11/2026 08:30', 'De : I', 'A : P', 'Copie à : ', 'Sujet : Prix', 'ancien'],
      history,
    ],
    [
      'a long sender on a line of its own',
      ['From: Ines Roy', '<i@x.example>', 'Sent: x', 'To: P', 'Subject: y', 'old'],
      history,
    ],
    ['a phone that nobody listed', ['', 'Sent from my Quux RIDGE 4G'], signature],
    ['an application with its link', ['', 'Sent from Quux<https://quux.example/r?b=1>'], signature],
    ['Outlook on a phone, French', ['', 'Envoyé à partir de Outlook pour iOS<https://aka.example/o0ukef>'], signature],
    ['a phone', ['', 'Envoyé de mon Téléphone portable'], signature],
    ['an application', ['', 'Get Outlook for Android<https://aka.example/x>'], signature],
  ])('%s', (_title, below, leftOut) => {
    expect(readNewText(['Entendu.', '', ...below].join('\n'), 'answer')).toEqual({ written: 'Entendu.', leftOut });
    const escaped = below.map((line) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
    const html = readNewHtml(`<div>Entendu.</div>${escaped.map((line) => `<div>${line}</div>`).join('')}`, 'answer');
    expect(html.leftOut).toEqual(leftOut);
    expect(html.written.replace(/<[^>]*>/g, '')).toBe('Entendu.');
  });

  it.each<[string, string]>([
    ['hyphens', '----------------------------------------'],
    ['underscores', '________________________________'],
    ['equals signs', '====='],
  ])('a row of %s goes with it', (_title, rule) => {
    const below = ['', 'From: I', 'Sent: x', 'Subject: y', 'old'];
    expect(readNewText(['Fine.', '', rule, ...below].join('\n'), 'answer').written).toBe('Fine.');
    expect(readNewText(['Fine.', rule, '> old'].join('\n'), 'first').written).toBe('Fine.');
    expect(readNewText(['Fine.', rule, '', 'Sent from my iPhone'].join('\n'), 'first')).toEqual({
      written: 'Fine.',
      leftOut: signature,
    });
    expect(readNewText(['One', rule, 'Two', '> old'].join('\n'), 'first').written).toBe(`One\n${rule}\nTwo`);
    expect(readNewText(['One', rule].join('\n'), 'first').written).toBe(`One\n${rule}`);
  });

  it.each<[string, string, string]>([
    [
      'a rule above a block',
      '<p>OK</p><hr>Objet : D<br>De : i@x.example<br>Date : 5 nov. 2026<br><p>ancien</p>',
      '<p>OK</p>',
    ],
    ['a rule above a quotation', '<p>OK</p><hr><blockquote type="cite">ancien</blockquote>', '<p>OK</p>'],
    ['a rule in the text', '<p>A</p><hr><p>B</p><blockquote type="cite">ancien</blockquote>', '<p>A</p><hr><p>B</p>'],
    [
      'Zoho',
      '<div>OK</div><div class="zmail_extra"><div>---- Le jeu. a écrit ----</div><blockquote>ancien</blockquote></div>',
      '<div>OK</div>',
    ],
    ['Samsung', '<div>OK</div><div id="composer_signature">Envoyé depuis un mobile</div>', '<div>OK</div>'],
    ['Infomaniak', '<div>OK</div><div class="ik_mail_quote">Le 5/11, I a écrit :<p>ancien</p></div>', '<div>OK</div>'],
  ])('in HTML, %s', (_title, html, expected) => {
    expect(readNewHtml(html, 'answer').written).toBe(expected);
  });
});

describe('what is text', () => {
  const form = [
    'Nouvelle demande',
    'De : Ines <i@x.example>',
    'Date : 5/11/2026',
    'Objet : Devis',
    'Société : X',
    '',
    'Message : bonjour',
  ];
  it.each<[string, string[], WrittenAs]>([
    ['the lines of a form', form, 'first'],
    ['the lines of a form that takes its subject from the visitor', form, 'answer'],
    [
      'the lines of a form, in English',
      ['New enquiry', 'From: Ines', 'Date: 5 Nov 2026', 'Subject: Quote', '', 'Hello'],
      'first',
    ],
    [
      'a form whose fields are all of a mail',
      ['Demande', 'De : i@x.example', 'À : v@y.example', 'Date : 5/11/2026', 'Objet : Devis'],
      'first',
    ],
    ['a sentence', ['Le 5 novembre, votre collègue nous a écrit :', '« livré lundi ».', 'Est-ce vrai ?'], 'answer'],
    ['a sentence with a year', ['Le 5 novembre 2026, Ines Roy m’a écrit :', '« livré lundi ».'], 'answer'],
    ['a sentence in English', ['On 5 November 2026 your colleague Ines wrote:', '"delivered on Monday".'], 'answer'],
    ['a sentence without a year', ['On 5 November Ines wrote:', '"delivered on Monday".'], 'answer'],
    [
      'a sentence with a year, in a first mail',
      ['On 5 November 2026, Ines Roy wrote:', '"delivered on Monday".'],
      'first',
    ],
    [
      'a sentence with an address',
      ['Le 5 novembre 2026, votre collègue Ines <i@x.example> nous a écrit :', '« oui ».'],
      'answer',
    ],
    ['a list of contacts', ['Contacts :', '1. Ines Roy <i@x.example>:', 'le matin'], 'answer'],
    ['a carrier', ['Envoyé avec Colissimo.', 'Sent with Parcel Ltd'], 'answer'],
    ['a sender with an address', ['Envoyé par Ines <i@x.example>', 'Envoyé par transporteur (suivi)'], 'answer'],
    ['a colleague with a capital', ['Sent from my colleague’s Paris account.'], 'answer'],
    ['a journey', ['De : Paris', 'À : Lyon', 'Date : 3 novembre'], 'answer'],
    ['a sentence that was sent from', ['The file was', 'sent from my phone on Monday.', 'Could you look?'], 'answer'],
    ['a sentence about an account', ['Sent from my colleague’s account on Monday.'], 'answer'],
    ['a sentence sent via', ['Sent via the usual carrier, it will arrive on Monday.'], 'answer'],
    ['a paragraph between two of hyphens', ['One', '---', 'Two'], 'answer'],
    ['an item of a list', ['- Le 5 novembre : pose', '- Le 6 novembre : essais'], 'answer'],
  ])('%s stays', (_title, below, writtenAs) => {
    // Alone it would stay in any case, because a mail never becomes empty.
    const lines = ['Bonjour,', '', ...below];
    const text = lines.join('\n');
    expect(readNewText(text, writtenAs).written).toBe(text);
    const html = lines.map((line) => `<p>${line.replace(/</g, '&lt;')}</p>`).join('');
    expect(readNewHtml(html, writtenAs).written).toBe(html);
  });

  it('a sentence above quoted lines is an attribution', () => {
    expect(readNewText('Le 5 novembre, votre collègue nous a écrit :\n> ancien\nOui.', 'answer').written).toBe('Oui.');
  });

  it('a line with a date or an address above an attribution is no part of it', () => {
    const attribution = ['Le 3 nov. 2026 à 10:12, Ines <i@x.example> a écrit :', '> ancien'];
    for (const line of ['Oui, le 5 à 10:30', 'Écrivez à <p@y.example>', 'Le 5 novembre, à midi']) {
      expect(readNewText([line, ...attribution].join('\n'), 'answer').written).toBe(line);
    }
  });

  it('a separator of a mail client begins the history of any mail', () => {
    expect(readNewText('Bonjour\n-----Message d’origine-----\nDe : J\nancien', 'first').written).toBe('Bonjour');
  });
});
