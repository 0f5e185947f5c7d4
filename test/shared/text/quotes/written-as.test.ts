import { describe, expect, it } from 'vitest';
import { readWrittenAs } from '../../../../shared/text/quotes/written-as.ts';

const headers = { subject: '', references: '', inReplyTo: '' };

describe('readWrittenAs', () => {
  it.each<[string, string]>([
    ['Re: Devis', 'answer'],
    ['RE : Devis', 'answer'],
    ['Re[2]: Devis', 'answer'],
    ['re\u00a0: devis', 'answer'],
    ['Ré: Devis', 'answer'],
    ['[Ventes] Re: Devis', 'answer'],
    ['AW: Angebot', 'answer'],
    ['Re: TR: Devis', 'answer'],
    ['TR: Devis', 'forward'],
    ['Tr : Devis', 'forward'],
    ['Fwd: Re: Quote', 'forward'],
    ['FW: Quote', 'forward'],
    ['[Ventes] Fwd: Devis', 'forward'],
    ['Devis', 'first'],
    ['Regards: a book', 'first'],
    ['Rebut : tri', 'first'],
    ['[Site] Nouveau message', 'first'],
    ['', 'first'],
    ['[', 'first'],
  ])('%j', (subject, expected) => {
    expect(readWrittenAs({ ...headers, subject })).toBe(expected);
  });

  it('takes a mail that names others for an answer, whatever its subject', () => {
    expect(readWrittenAs({ ...headers, subject: 'Devis', inReplyTo: '<a@x.example>' })).toBe('answer');
    expect(readWrittenAs({ ...headers, subject: 'Devis', references: '<a@x.example>' })).toBe('answer');
    expect(readWrittenAs({ ...headers, subject: 'TR: Devis', references: '<a@x.example>' })).toBe('forward');
  });
});
