import { describe, expect, it } from 'vitest';
import { findForwardedMail } from '../../../../shared/text/quotes/forwarded.ts';

const header = ['De : Ines <i@x.example>', 'Date : 5 novembre 2026', 'À : P', 'Objet : Prix'];
const quoted = (lines: readonly string[]) => lines.map((line) => `> ${line}`);

describe('findForwardedMail', () => {
  it.each<[string, string[]]>([
    ['below a separator', ['---------- Message transféré ---------', ...header, '', 'Bonjour']],
    ['below a rule', ['________________________________', ...header, '', 'Bonjour']],
    ['quoted', ['Début du message transféré :', '', ...quoted([...header, '', 'Bonjour'])]],
    ['quoted with its separator', quoted(['Début du message réexpédié :', '', ...header, '', 'Bonjour'])],
    ['quoted below its header', ['---------- Forwarded message ----------', ...header, '', ...quoted(['Bonjour', ''])]],
    ['below a separator without a frame', ['Forwarded message:', '', ...quoted([...header, '', 'Bonjour'])]],
    ['with a history of its own', [...header, '', 'Bonjour', '', 'Le 3 nov. 2026, P a écrit :', '> ancien']],
    ['with a signature', [...header, '', 'Bonjour', '-- ', 'Ines']],
  ])('%s', (_title, lines) => {
    for (const remark of [[], ['Pour info.', '']]) {
      const found = findForwardedMail([...remark, ...lines], 'forward');
      expect(found?.lines.filter((line) => line !== '')).toEqual(['Bonjour']);
      expect(found).toMatchObject({ start: remark.length, date: '5 novembre 2026' });
    }
  });

  it('reads the date of an attribution', () => {
    const found = findForwardedMail(
      ['Le 5/11/2026 08:30, « Ines » <i@x.example> a écrit :', '', '  Bonjour'],
      'forward',
    );
    expect(found).toMatchObject({
      date: 'Le 5/11/2026 08:30, ',
      header: ['Le 5/11/2026 08:30, « Ines » <i@x.example> a écrit :'],
    });
    expect(found?.lines.join('').trim()).toBe('Bonjour');
  });

  it.each<[string, string[], 'first' | 'answer' | 'forward']>([
    ['an answer', ['Oui.', ...header, '', 'Bonjour'], 'answer'],
    ['an answer with quoted lines', ['Oui.', ...quoted(['Bonjour'])], 'answer'],
    ['a mail without history', ['Bonjour'], 'forward'],
    ['nothing', [], 'forward'],
  ])('finds none in %s', (_title, lines, writtenAs) => {
    expect(findForwardedMail(lines, writtenAs)).toBeNull();
  });

  it('finds the one below its separator in any mail', () => {
    const lines = ['Pour info.', '-------- Message transféré --------', ...header, '', 'Bonjour'];
    expect(findForwardedMail(lines, 'first')?.lines).toEqual(['', 'Bonjour']);
  });
});
