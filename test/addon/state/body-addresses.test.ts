import { describe, expect, it } from 'vitest';
import { readBodyAddresses } from '../../../addon/state/body-addresses.ts';
import type { WrittenAs } from '../../../shared/text/quotes/written-as.ts';

const readText = (text: string, writtenAs: WrittenAs) => readBodyAddresses({ html: '', text: () => text }, writtenAs);
const readHtml = (html: string, writtenAs: WrittenAs) =>
  readBodyAddresses({ html, text: () => expect.fail('a slow call') }, writtenAs);

const quoted = [
  'Voyez avec paul@client.example.',
  '',
  'Le 3 nov. 2026 à 10:12, Jeanne <jeanne@client.example> a écrit :',
  '> Demandez à luc@client.example',
  '> ou à paul@client.example',
].join('\n');

describe('the addresses in a mail’s text', () => {
  it.each<[string, string, WrittenAs, { body: string[]; history: string[] }]>([
    [
      'of a first mail',
      'Écrivez à paul@client.example ou luc@client.example',
      'first',
      { body: ['paul', 'luc'], history: [] },
    ],
    ['of an answer', quoted, 'answer', { body: ['paul'], history: ['jeanne', 'luc'] }],
    [
      'of an answer without a word of its own',
      quoted.slice(quoted.indexOf('Le 3')),
      'answer',
      { body: [], history: ['jeanne', 'luc', 'paul'] },
    ],
    [
      'of an answer with a signature',
      'Merci\n\n-- \nCamille, assistante : lea@client.example\n\n-----Message d\u2019origine-----\nDe : luc@client.example',
      'answer',
      { body: ['lea'], history: ['luc'] },
    ],
    [
      'of a forward: the header block of what is forwarded counts, its text does not',
      [
        'Pour info, voir paul@client.example',
        '',
        '---------- Message transféré ---------',
        'De : Jeanne <jeanne@client.example>',
        'Date : lun. 2 nov. 2026 à 09:00',
        'Objet : Devis',
        'À : Léa <lea@client.example>',
        '',
        'Bonjour, écrivez à luc@client.example.',
        '',
        'De : Max <max@client.example>',
        'Envoyé : dimanche',
        'Objet : Avant',
      ].join('\n'),
      'forward',
      { body: ['paul', 'jeanne', 'lea'], history: ['luc', 'max'] },
    ],
    [
      'of a forward without a word',
      [
        'De : Jeanne <jeanne@client.example>',
        'Envoyé : lundi 2 novembre 2026 09:00',
        'À : Camille <lea@client.example>',
        'Objet : Devis',
        '',
        'Bonjour, écrivez à luc@client.example.',
      ].join('\n'),
      'forward',
      { body: ['jeanne', 'lea'], history: ['luc'] },
    ],
    [
      'of a form, whose lines look like a header block',
      'De : jeanne@client.example\nDate : 3 novembre 2026\nObjet : Contact\n\nRappelez-moi.',
      'first',
      { body: ['jeanne'], history: [] },
    ],
  ])('%s', (_what, text, ...rest) => {
    const [writtenAs, { body, history }] = rest;
    const named = (names: string[]) => names.map((name) => `${name}@client.example`).sort();
    const found = readText(text, writtenAs);
    expect([...found.body].sort()).toEqual(named(body));
    expect([...found.history].sort()).toEqual(named(history));
  });

  it('as HTML: what a mail client marks as quoted is history, a link counts where it stands', () => {
    const html = `<div>Voyez <a href="mailto:paul@client.example">Paul</a></div>
      <div class="gmail_quote"><div class="gmail_attr">Le 3 nov. 2026, Jeanne &lt;jeanne@client.example&gt; a écrit :</div>
      <blockquote class="gmail_quote">Demandez à <a href="mailto:luc@client.example">Luc</a></blockquote></div>`;
    expect(readHtml(html, 'answer')).toEqual({
      body: ['paul@client.example'],
      history: ['jeanne@client.example', 'luc@client.example'],
    });
  });

  it('as HTML: a marked signature is the author’s', () => {
    const html = `<div>Merci</div><div class="gmail_signature">lea@client.example</div>
      <blockquote type="cite">luc@client.example</blockquote>`;
    expect(readHtml(html, 'answer')).toEqual({ body: ['lea@client.example'], history: ['luc@client.example'] });
  });

  it('of an answer that only quotes, as HTML', () => {
    expect(readHtml('<blockquote type="cite">luc@client.example</blockquote>', 'answer')).toEqual({
      body: [],
      history: ['luc@client.example'],
    });
  });

  it('is written whatever its case', () => {
    const found = readText('Paul@Client.example\n\n> paul@client.example', 'answer');
    expect(found).toEqual({ body: ['Paul@Client.example'], history: [] });
  });

  it('without any address reads nothing more', () => {
    expect(readText('Bonjour', 'answer')).toEqual({ body: [], history: [] });
  });

  it('takes linear time', () => {
    const timeOf = (count: number) => {
      const html = '<blockquote type="cite">a@b.example</blockquote><div>c@d.example</div>'.repeat(count);
      const started = performance.now();
      readHtml(html, 'answer');
      return performance.now() - started;
    };
    timeOf(2_000);
    const small = Math.min(...[1, 2, 3].map(() => timeOf(2_000)));
    expect(timeOf(8_000) / small).toBeLessThan(4 * 6);
  });
});
