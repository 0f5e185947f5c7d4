import { describe, expect, it } from 'vitest';
import { readSourceText } from '../../../addon/state/source-text.ts';

const context = { writtenOn: '2026-11-23', relative: true, language: 'fr', writtenAs: 'answer' } as const;
const nothing = { history: false, signature: false, lines: 0 };
const plain = (text: string) => readSourceText({ html: '', text: () => text }, context);
const marked = (html: string) => {
  const text = () => {
    throw new Error('Gmail is not asked for the plain text when there is HTML');
  };
  return readSourceText({ html, text }, context);
};

describe('readSourceText', () => {
  it('counts the lines of history that the new text does not have', () => {
    expect(plain('Oui.\n\nLe lun. 2 nov. 2026, J a écrit :\n> Bonjour\n> Ça va ?')).toMatchObject({
      newStart: 'Oui.',
      leftOut: { history: true, signature: false, lines: 3 },
    });
    expect(
      marked(
        '<p>Oui.</p><div class="gmail_quote">Le lun. 2 nov. 2026, J a écrit :<blockquote>Bonjour<br>Ça va ?</blockquote></div>',
      ),
    ).toMatchObject({ newStart: 'Oui.', leftOut: { history: true, signature: false, lines: 3 } });
  });

  it('starts with what a reader sees, cut at a word', () => {
    const text = marked(`<style>p{}</style><p>Bonjour&nbsp;Camille,</p>\n<p>${'beaucoup '.repeat(20)}</p>`);
    expect(text.wholeStart).toMatch(/^Bonjour Camille, beaucoup .* beaucoup…$/);
    expect(text.wholeStart.length).toBeLessThanOrEqual(70);
    expect(text).toMatchObject({ newStart: text.wholeStart, leftOut: nothing });
  });

  it('starts a meeting with its first two lines', () => {
    const html = '<div><b>Date : </b>demain</div><div><b>Lieu : </b>Lyon</div><ul><li>Jeanne</li></ul>';
    const text = readSourceText({ html, text: () => '' }, { ...context, writtenAs: null });
    expect(text).toMatchObject({ wholeStart: 'Date : demain\nLieu : Lyon', newStart: 'Date : demain\nLieu : Lyon' });
  });

  it('finds dates in the new text only', () => {
    expect(plain('d’ici vendredi\n> avant le 1er décembre').dates.map(({ day }) => day)).toEqual(['2026-11-27']);
    expect(marked('<td>avant</td><td>x</td><p>pour <b>demain</b></p>').dates.map(({ day }) => day)).toEqual([
      '2026-11-24',
    ]);
  });

  describe('a forward', () => {
    const daysOf = (lines: readonly string[], writtenAs: 'forward' | 'answer' = 'forward') =>
      readSourceText({ html: '', text: () => lines.join('\n') }, { ...context, writtenAs }).dates.map(({ day }) => day);
    const block = ['De : Ines <i@x.example>', 'Envoyé : vendredi 13 novembre 2026 10:12', 'À : J', 'Objet : Prix', ''];
    const mail = ['Il nous faut le prix avant mardi, la pose le 4 décembre 2026.', '', '> avant le 1er décembre 2026'];

    it('asks by the dates of the forwarded mail too, whose relative ones count from its own day', () => {
      expect(daysOf(['Pour mercredi.', '', ...block, ...mail])).toEqual(['2026-11-25', '2026-11-17', '2026-12-04']);
    });

    it.each<[string, string[]]>([
      ['without a remark', ['-----Message d’origine-----', ...block, ...mail]],
      [
        'of Gmail',
        [
          'Pour info.',
          '---------- Forwarded message ---------',
          'From: Ines',
          'Date: Fri, 13 Nov 2026 at 10:12',
          'Subject: x',
          '',
          ...mail,
        ],
      ],
      [
        'of Apple Mail',
        [
          'Pour info.',
          'Début du message transféré :',
          '',
          ...block.map((line) => `> ${line}`),
          ...mail.map((line) => `> ${line}`),
        ],
      ],
    ])('%s', (_title, lines) => {
      expect(daysOf(lines)).toEqual(['2026-11-17', '2026-12-04']);
    });

    it('that does not say when its mail was written has no relative dates', () => {
      expect(daysOf(['Pour info.', '-----Message transféré-----', '', ...mail])).toEqual(['2026-12-04']);
    });

    it('is read in HTML', () => {
      const html = `<p>Pour info.</p><hr><div id="divRplyFwdMsg">${block.map((line) => line.replace('<', '&lt;')).join('<br>')}</div><p>${mail.slice(0, 1).join('')}</p>`;
      const read = readSourceText({ html, text: () => '' }, { ...context, writtenAs: 'forward' });
      expect(read.dates.map(({ day }) => day)).toEqual(['2026-11-17', '2026-12-04']);
      expect(read).toMatchObject({ newStart: 'Pour info.', leftOut: { history: true } });
    });

    it('inside an answer is history', () => {
      expect(daysOf(['Oui.', '', ...block, ...mail], 'answer')).toEqual([]);
    });
  });

  it('calls a signature a signature', () => {
    expect(plain('Oui.\n\n-- \nJeanne')).toMatchObject({ leftOut: { history: false, signature: true, lines: 2 } });
    expect(plain('Oui.\n-- \nJeanne\n\nLe 2 nov. 2026, J a écrit :\n> a')).toMatchObject({
      leftOut: { history: true, signature: true, lines: 4 },
    });
    expect(marked('<p>Oui.</p><div class="gmail_signature">Jeanne</div>')).toMatchObject({
      leftOut: { history: false, signature: true, lines: 1 },
    });
  });

  it('takes the whole text of an event as new', () => {
    const text = readSourceText({ html: '', text: () => '> Ordre du jour' }, { ...context, writtenAs: null });
    expect(text).toMatchObject({ wholeStart: '> Ordre du jour', newStart: '> Ordre du jour', leftOut: nothing });
  });

  it('says when there is none', () => {
    expect(plain('  \n')).toEqual({ wholeStart: '', newStart: '', leftOut: nothing, dates: [] });
  });
});
