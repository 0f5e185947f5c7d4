import { describe, expect, it } from 'vitest';
import { parseAddressList } from '../../../shared/text/address/address-list.ts';
import { scanHtmlAddresses, scanTextAddresses } from '../../../shared/text/address/body-addresses.ts';
import { findDates } from '../../../shared/text/dates/dates.ts';
import { decodeEncodedWords } from '../../../shared/text/address/encoded-words.ts';
import { withoutFiller } from '../../../shared/text/filler.ts';
import { hidesWords } from '../../../shared/text/html/shown-html.ts';
import { dropUnstored } from '../../../shared/text/html/storable-html.ts';
import { textOfHtml } from '../../../shared/text/html/html-text.ts';
import { readInvitation } from '../../../shared/text/calendar/invitation.ts';
import { asHtml } from '../../../shared/text/html/loose-html.ts';
import { findForwardedMail } from '../../../shared/text/quotes/forwarded.ts';
import { readNewHtml, readNewText } from '../../../shared/text/quotes/quotes.ts';
import { decodeBytes } from './platform.ts';

/**
 * The contract: time per byte at 1 MB is at most 1.5 times that at 10 KB. Machines that run other work measure more, and
 * half a million pieces leave the caches and the young heap, which alone costs up to 4 times; so the gate is 6. A scanner
 * that backtracks misses it by a factor of a hundred. Below the floor nothing can be measured.
 */
const gate = 6;
const small = 10_000;
const large = 1_000_000;
/** Milliseconds for a megabyte under which a ratio says nothing about growth. */
const floor = 80;

const inputs: [string, string][] = [
  ['French text', 'Bonjour, voici le devis pour jeanne.martin@acme.example. Cordialement,\n'],
  ['an address list', '"Martin, Jeanne" <jeanne.martin@acme.example>,\r\n '],
  ['HTML', '<p>Bonjour <a href="mailto:j@x.example">Jeanne</a>, <b>merci</b> &amp; &agrave; bient&ocirc;t</p>\n'],
  ['quoted lines', '> ancien\nnouveau\nLe 3 nov. 2026, J a écrit :\n'],
  ['header blocks', 'De : J\nEnvoyé : x\n'],
  ['recipients', 'De : J\nÀ : j@x.example;\n j@x.example;\n\n'],
  ['hidden elements', '<div hidden><p style="display:none">x'],
  ['style rules', '.a{display:none}'],
  ['conditional style rules', '@media x{.a{display:none}'],
  ['declarations', 'display:none;/*'],
  ['filler', '\u00a0\u200c\u034f '],
  ['rules', '--------\n\n'],
  ['attributions', 'Le 3 nov. 2026,\nJ\n'],
  ['dates', 'avant vendredi 27 novembre 2026, le 11/12, d’ici fin du mois, sous 8 jours, by Nov 27th\n'],
  ['words before a date', 'au plus tard le le la '],
  ...[
    '@',
    '(',
    ')',
    '()',
    '"',
    '\\"',
    '<',
    '>',
    '<>',
    ':',
    ',',
    '[',
    'a.a.a.',
    'a@',
    'a@a.',
    '@a',
    '=?',
    '=?a?q?',
    '=?utf-8?q?a?= ',
    '?=',
    'mailto:',
    '<a ',
    '<a "',
    "<a b='",
    '<a href="mailto:',
    '<!--',
    '<!',
    '<script>',
    '</',
    '<div>',
    '</div>',
    '<div><p>',
    '<b></i>',
    '<pre>\n',
    '<blockquote>',
    '&',
    '&#',
    '&amp',
    '%',
    '> ',
    '>\n',
    '-- \n',
    '\n',
    ' ',
    '\u00a0',
    'Le 1\n',
    'On 1 ',
    'a écrit :\n',
    'De : \n',
    '----',
    '____\n',
    'é',
    '😀',
    '\u0001',
    "'",
    '.',
    '1',
    '1/',
    '1/2 ',
    '12-',
    '2026-',
    'vendredi ',
    'Nov ',
    'fin de ',
    'e\u0301',
    '<a href=https://x.example>',
    '<a href=https://x.example>x</a>',
    'BEGIN:X\n',
    'BEGIN:VEVENT\nUID:a\n',
    'END:VEVENT\n',
    'BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+0100\n',
    'UID;A="',
    ';A=',
    '\n ',
  ].map((piece): [string, string] => [JSON.stringify(piece), piece]),
];

const scanners: [string, (input: string) => unknown][] = [
  ['parseAddressList', (input) => parseAddressList(input, decodeBytes)],
  ['decodeEncodedWords', (input) => decodeEncodedWords(input, decodeBytes)],
  ['scanTextAddresses', scanTextAddresses],
  ['scanHtmlAddresses', scanHtmlAddresses],
  ['withoutFiller', withoutFiller],
  ['dropUnstored', dropUnstored],
  ['hidesWords', (input) => hidesWords(input)],
  ['hidesWords with a style sheet', (input) => hidesWords(`<style>${input}</style><p class=a>x`)],
  ['hidesWords with a style', (input) => hidesWords(`<p style="${input}">x`)],
  ['textOfHtml', textOfHtml],
  ['asHtml', asHtml],
  ['readInvitation', (input) => readInvitation(`BEGIN:VEVENT\n${input}`, 'Europe/Paris')],
  ['readNewText', (input) => readNewText(input, 'answer')],
  ['readNewHtml', (input) => readNewHtml(input, 'answer')],
  ['findForwardedMail', (input) => findForwardedMail(input.split('\n'), 'forward')],
  ['findDates', (input) => findDates(input, { writtenOn: '2026-11-23', relative: true, language: 'fr' })],
];

/** Least processor time of some runs: a machine that does other work cannot stretch it much. */
function milliseconds(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Whether the time per byte of the large input is too far from that of the small one, measured `runs` times each. */
function grows(scan: (input: string) => unknown, input: string, runs: number): boolean {
  const taken = milliseconds(runs, () => scan(input));
  if (taken <= floor) return false;
  const shorter = input.slice(0, small);
  const repetitions = large / small / 4;
  const asMuch = 4 * milliseconds(runs, () => Array.from({ length: repetitions }, () => scan(shorter)));
  return taken / asMuch > gate;
}

describe.each(scanners)('%s takes linear time', (_name, scan) => {
  it('on ordinary and hostile input', { timeout: 120_000 }, () => {
    const slow = inputs
      .map(([name, piece]) => ({ name, input: piece.repeat(Math.ceil(large / piece.length)) }))
      // Once is enough for what is fast; what looks slow is measured better.
      .filter(({ input }) => [1, 3, 3].every((runs) => grows(scan, input, runs)))
      .map(({ name }) => name);
    expect(slow).toEqual([]);
  });
});
