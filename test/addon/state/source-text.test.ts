import { describe, expect, it } from 'vitest';
import { readSourceText } from '../../../addon/state/source-text.ts';

const context = { writtenOn: '2026-11-23', relative: true, language: 'fr', hasHistory: true } as const;
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
      historyLines: 3,
    });
    expect(
      marked(
        '<p>Oui.</p><div class="gmail_quote">Le lun. 2 nov. 2026, J a écrit :<blockquote>Bonjour<br>Ça va ?</blockquote></div>',
      ),
    ).toMatchObject({ newStart: 'Oui.', historyLines: 3 });
  });

  it('starts with what a reader sees, cut at a word', () => {
    const text = marked(`<style>p{}</style><p>Bonjour&nbsp;Camille,</p>\n<p>${'beaucoup '.repeat(20)}</p>`);
    expect(text.wholeStart).toMatch(/^Bonjour Camille, beaucoup .* beaucoup…$/);
    expect(text.wholeStart.length).toBeLessThanOrEqual(70);
    expect(text).toMatchObject({ newStart: text.wholeStart, historyLines: 0 });
  });

  it('starts a meeting with its first two lines', () => {
    const html = '<div><b>Date : </b>demain</div><div><b>Lieu : </b>Lyon</div><ul><li>Jeanne</li></ul>';
    const text = readSourceText({ html, text: () => '' }, { ...context, hasHistory: false });
    expect(text).toMatchObject({ wholeStart: 'Date : demain\nLieu : Lyon', newStart: 'Date : demain\nLieu : Lyon' });
  });

  it('finds dates in the new text only', () => {
    expect(plain('d’ici vendredi\n> avant le 1er décembre').dates.map(({ day }) => day)).toEqual(['2026-11-27']);
    expect(marked('<td>avant</td><td>x</td><p>pour <b>demain</b></p>').dates.map(({ day }) => day)).toEqual([
      '2026-11-24',
    ]);
  });

  it('takes the whole text of an event as new', () => {
    const text = readSourceText({ html: '', text: () => '> Ordre du jour' }, { ...context, hasHistory: false });
    expect(text).toMatchObject({ wholeStart: '> Ordre du jour', newStart: '> Ordre du jour', historyLines: 0 });
  });

  it('says when there is none', () => {
    expect(plain('  \n')).toEqual({ wholeStart: '', newStart: '', historyLines: 0, dates: [] });
  });
});
