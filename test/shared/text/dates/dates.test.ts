import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, type DateContext } from '../../../../shared/text/dates/dates.ts';

/** A Monday. */
const writtenOn = '2026-11-23';
const context: DateContext = { writtenOn, relative: true, language: 'fr' };

function found(text: string, change: Partial<DateContext> = {}): string[] {
  return findDates(text, { ...context, ...change }).map(({ day, words }) => `${day} ${words}`);
}

describe('a date with its month by name', () => {
  it.each([
    ['Livraison le 27 novembre 2026.', '2026-11-27 27 novembre 2026'],
    ['Livraison le vendredi 27 novembre.', '2026-11-27 vendredi 27 novembre'],
    ['avant vendredi 27 novembre', '2026-11-27 avant vendredi 27 novembre'],
    ['à rendre pour le ven. 27 nov. 2026 au matin', '2026-11-27 pour le ven. 27 nov. 2026'],
    ['le 1er décembre', '2026-12-01 1er décembre'],
    ['d’ici le 1er DECEMBRE', '2026-12-01 d’ici le 1er DECEMBRE'],
    ["jusqu'au 15 janvier", "2027-01-15 jusqu'au 15 janvier"],
    ['au plus tard le 4 décembre', '2026-12-04 au plus tard le 4 décembre'],
    ['Date limite : 4 décembre', '2026-12-04 Date limite : 4 décembre'],
    ['du 27 au 29 novembre', '2026-11-29 29 novembre'],
    ['le 3 février prochain', '2027-02-03 3 février'],
    ['15 aou\u0302t 2027', '2027-08-15 15 aou\u0302t 2027'],
    ['avant\nvendredi\u00a027 novembre', '2026-11-27 avant vendredi 27 novembre'],
    ['le 27 novembre à 14h30', '2026-11-27 27 novembre'],
    ['Nov 27, 2026', '2026-11-27 Nov 27, 2026'],
    ['by Friday, November 27th, 2026', '2026-11-27 by Friday, November 27th, 2026'],
    ['the 27th of November', '2026-11-27 27th of November'],
    ['on Fri 27 Nov', '2026-11-27 Fri 27 Nov'],
    ['due Dec. 4', '2026-12-04 due Dec. 4'],
    ['no later than 4 December 2026', '2026-12-04 no later than 4 December 2026'],
    ['December 4 at 10:30', '2026-12-04 December 4'],
    ['deadline: 27-Nov-26', '2026-11-27 deadline: 27-Nov-26'],
    ['le 29 février 2028', '2028-02-29 29 février 2028'],
  ])('%s', (text, date) => {
    expect(found(text)).toEqual([date]);
  });
});

describe('a date in figures', () => {
  it.each([
    ['le 27/11/2026', '2026-11-27 27/11/2026'],
    ['vendredi 27/11', '2026-11-27 vendredi 27/11'],
    ['27.11.2026', '2026-11-27 27.11.2026'],
    ['27-11-2026', '2026-11-27 27-11-2026'],
    ['au 4/12/26', '2026-12-04 4/12/26'],
    ['d’ici au 27/11.', '2026-11-27 d’ici au 27/11'],
    ['échéance 2026-11-27', '2026-11-27 échéance 2026-11-27'],
    ['2026-11-27T10:00:00Z', '2026-11-27 2026-11-27'],
    // What no calendar has in one order is meant in the other.
    ['on 11/27/2026', '2026-11-27 11/27/2026'],
    ['le 11/27/2026', '2026-11-27 11/27/2026'],
  ])('%s', (text, date) => {
    expect(found(text)).toEqual([date]);
  });

  it.each<[string, 'fr' | 'en', string]>([
    ['Bonjour, merci de nous répondre avant le 11/12/2026', 'en', '2026-12-11'],
    ['Hello, please send the quote before 11/12/2026', 'fr', '2026-11-12'],
    ['11/12/2026', 'fr', '2026-12-11'],
    ['11/12/2026', 'en', '2026-11-12'],
    ['11.12.2026', 'en', '2026-12-11'],
    // The weekday decides against the language.
    ['Hello, please send the quote before Friday 11/12/2026', 'en', '2026-12-11'],
    [`Merci pour votre réponse.${' x'.repeat(100)} Please send it to us before 11/12/2026`, 'fr', '2026-11-12'],
  ])('has the order of the language around it: %s', (text, language, day) => {
    expect(findDates(text, { ...context, language }).map((date) => date.day)).toEqual([day]);
  });
});

describe('words that count from the day of writing', () => {
  it.each([
    ['Il me le faut demain.', '2026-11-24 demain'],
    ['pour après-demain', '2026-11-25 pour après-demain'],
    ['lundi prochain', '2026-11-30 lundi prochain'],
    ['vendredi prochain', '2026-11-27 vendredi prochain'],
    ['d’ici vendredi', '2026-11-27 d’ici vendredi'],
    ["d'ici à vendredi soir", "2026-11-27 d'ici à vendredi"],
    ['ce jeudi', '2026-11-26 jeudi'],
    ['avant lundi', '2026-11-30 avant lundi'],
    ['jeudi en huit', '2026-12-03 jeudi en huit'],
    ['avant la fin du mois', '2026-11-30 avant la fin du mois'],
    ['fin de mois', '2026-11-30 fin de mois'],
    ['d’ici la fin de la semaine', '2026-11-27 d’ici la fin de la semaine'],
    ['fin de semaine prochaine', '2026-12-04 fin de semaine prochaine'],
    ['d’ici fin janvier', '2027-01-31 d’ici fin janvier'],
    ['avant la fin de l’année', '2026-12-31 avant la fin de l’année'],
    ['la semaine prochaine', '2026-11-30 semaine prochaine'],
    ['sous 8 jours', '2026-12-01 sous 8 jours'],
    ['sous huit jours', '2026-12-01 sous huit jours'],
    ['sous huitaine', '2026-12-01 sous huitaine'],
    ['sous 48h', '2026-11-25 sous 48h'],
    ['sous 5 jours ouvrés', '2026-11-30 sous 5 jours ouvrés'],
    ['dans les 10 jours', '2026-12-03 dans les 10 jours'],
    ['d’ici une semaine', '2026-11-30 d’ici une semaine'],
    ['d’ici 2 semaines', '2026-12-07 d’ici 2 semaines'],
    ['dans 3 mois', '2027-02-23 dans 3 mois'],
    ['tomorrow morning', '2026-11-24 tomorrow'],
    ['the day after tomorrow', '2026-11-25 day after tomorrow'],
    ['next Friday', '2026-12-04 next Friday'],
    ['this Friday', '2026-11-27 Friday'],
    ['by Friday', '2026-11-27 by Friday'],
    ['next week', '2026-11-30 next week'],
    ['by end of month', '2026-11-30 by end of month'],
    ['by the end of next month', '2026-12-31 by the end of next month'],
    ['end of the week', '2026-11-27 end of the week'],
    ['before the end of November', '2026-11-30 before the end of November'],
    ['within 5 working days', '2026-11-30 within 5 working days'],
    ['within 48 hours', '2026-11-25 within 48 hours'],
    ['in two weeks', '2026-12-07 in two weeks'],
    ['in a month', '2026-12-23 in a month'],
    ['by EOW', '2026-11-27 by EOW'],
  ])('%s', (text, date) => {
    expect(found(text)).toEqual([date]);
    expect(found(text, { relative: false })).toEqual([]);
  });

  it('stays within the month that has no such day', () => {
    expect(found('dans un mois', { writtenOn: '2027-01-31' })).toEqual(['2027-02-28 dans un mois']);
  });

  it('counts from the mail, not from any other day', () => {
    expect(found('demain', { writtenOn: '2026-02-28' })).toEqual(['2026-03-01 demain']);
  });
});

/** A Thursday. */
const thursday = '2026-11-26';

describe('a day without its month', () => {
  it.each([
    ['d’ici vendredi 4', '2026-12-04 d’ici vendredi 4'],
    ['by Friday, the 4th', '2026-12-04 by Friday, the 4th'],
    ['avant le mardi 15', '2026-12-15 avant le mardi 15'],
    ['réunion jeudi 26 ou vendredi 27, au choix', '2026-11-26 jeudi 26, 2026-11-27 vendredi 27'],
    ['vu le lundi 23', '2026-11-23 lundi 23'],
    ['d’ici le 5', '2026-12-05 d’ici le 5'],
    ['Réponse avant le 5\nMerci', '2026-12-05 avant le 5'],
    ['pour le 30, svp', '2026-11-30 pour le 30'],
    ['jusqu’au 26', '2026-11-26 jusqu’au 26'],
    ['by the 5th please', '2026-12-05 by the 5th'],
    ['avant le 1er', '2026-12-01 avant le 1er'],
    ['avant le 31', '2026-12-31 avant le 31'],
    ['avant le 15 du mois prochain', '2026-12-15 avant le 15 du mois prochain'],
    ['le 28 de ce mois', '2026-11-28 28 de ce mois'],
    ['on the 10th of next month', '2026-12-10 10th of next month'],
  ])('%s', (text, dates) => {
    expect(found(text, { writtenOn: thursday }).join(', ')).toBe(dates);
    expect(found(text, { writtenOn: thursday, relative: false })).toEqual([]);
  });

  it('is the next month that has it', () => {
    expect(found('avant le 30', { writtenOn: '2027-01-31' })).toEqual(['2027-03-30 avant le 30']);
  });

  it.each([
    ['what it counts', 'avant le 5 pages, d’ici le 5e étage, for the 1st release, pour le 2 rue Neuve'],
    ['an hour', 'vendredi 14h, vendredi 14:30, vendredi 14 heures'],
    ['a figure', 'pour le 5,5 %, avant le 5 000, d’ici le 5-12, avant le 5%'],
    ['a number that no deadline introduces', 'le 5, chapitre 5, by 5, the 5th'],
    ['a day that no month has', 'avant le 32, avant le 0'],
  ])('is not %s: %s', (_what, text) => {
    expect(found(text, { writtenOn: thursday })).toEqual([]);
  });
});

describe('a weekday that contradicts its date', () => {
  it.each([
    'vendredi 5 décembre 2026',
    'Friday, December 5',
    'd’ici vendredi 5',
    'before Friday 12/12/2026',
    'lun. 4 déc.',
  ])('proposes nothing: %s', (text) => {
    expect(found(text, { writtenOn: thursday })).toEqual([]);
  });

  it('is of its own sentence only', () => {
    expect(found('On en parle vendredi. Le 30 novembre je serai là.', { writtenOn: thursday })).toEqual([
      '2026-11-30 30 novembre',
    ]);
  });
});

describe('periods and ranges that count from a Thursday', () => {
  it.each([
    ['mardi en huit', '2026-12-01 mardi en huit'],
    ['mardi en quinze', '2026-12-08 mardi en quinze'],
    ['a week on Monday', '2026-12-07 a week on Monday'],
    ['one week from Friday', '2026-12-04 one week from Friday'],
    ['dans une quinzaine', '2026-12-10 dans une quinzaine'],
    ['dans une quinzaine de jours', '2026-12-10 dans une quinzaine de jours'],
    ['in a fortnight', '2026-12-10 in a fortnight'],
    ['in two weeks’ time', '2026-12-10 in two weeks’ time'],
    ['sous quinze jours', '2026-12-11 sous quinze jours'],
    ['sous une dizaine de jours', '2026-12-06 sous une dizaine de jours'],
    ['d’ici une huitaine', '2026-12-04 d’ici une huitaine'],
    ['entre le 12 et le 15 mars', '2027-03-15 entre le 12 et le 15 mars'],
    ['between the 1st and the 4th of December', '2026-12-04 between the 1st and the 4th of December'],
  ])('%s', (text, date) => {
    expect(found(text, { writtenOn: thursday })).toEqual([date]);
  });

  it.each(['dans une dizaine', 'une quinzaine de personnes', 'entre 12 et 15 personnes'])('%s is none', (text) => {
    expect(found(text, { writtenOn: thursday })).toEqual([]);
  });

  it.each(['2026-11-28', '2026-11-29'])(
    'the end of the week, for who writes on the weekend of %s, is of the next',
    (day) => {
      expect(found('avant la fin de la semaine', { writtenOn: day })).toEqual([
        '2026-12-04 avant la fin de la semaine',
      ]);
      expect(found('by EOW', { writtenOn: day })).toEqual(['2026-12-04 by EOW']);
    },
  );
});

describe('a date without its year', () => {
  it.each([
    ['2026-11-23', 'le 3 novembre', '2026-11-03'],
    ['2026-11-23', 'le 5 janvier', '2027-01-05'],
    ['2026-01-04', 'le 28 décembre', '2025-12-28'],
    ['2026-11-23', 'le 15 mars', '2027-03-15'],
    ['2026-11-23', 'lundi 20 juillet', '2026-07-20'],
  ])('written on %s, %s is %s', (written, text, day) => {
    expect(findDates(text, { ...context, writtenOn: written }).map((date) => date.day)).toEqual([day]);
  });
});

describe('what is no date', () => {
  it.each([
    ['a day that no year around has', 'le 29 février'],
    ['a telephone number', 'Tél. 06.12.11.20.26 ou 06 12 11 20 26, +33 1 27 11 20 26'],
    ['a telephone number with slashes', '01/12/11/20/26'],
    ['a price', 'Total : 27.11 € ou 12,50 €, 1.234.567 $, €27/11'],
    ['a version', 'version 1.12.2, v27.11.26, 10.11.12'],
    ['an address of the network', '10.11.12.13'],
    ['a fraction, a rhythm', '1/2, 24/7, 3/4 des cas, 9/10'],
    ['a reference', 'REF-27/11/2026, A27/11/2026, 27/11/2026/4, FAC-2026-11-27-01'],
    ['an address of the web', 'https://acme.example/27/11/2026/devis et https://acme.example/2026-11-27'],
    ['a day that no calendar has', 'le 31 novembre 2026, le 30/02/2026, le 0 mai, le 99/99/2026, 2026-13-01'],
    ['a verb', 'we may 5 times, they march 3 miles'],
    ['a quantity of May', 'May 27.5 be the price'],
    ['weekdays of opening hours', 'ouvert du lundi au vendredi, Monday to Friday'],
    ['a weekday that is past', 'comme convenu vendredi dernier, last Friday'],
    ['terms of payment', 'paiement à 30 jours fin de mois'],
    ['a period that is past', 'dans les 3 derniers mois, fin du mois dernier, end of last month'],
    ['a year', 'en novembre 2026, le 2026'],
    ['a count beyond reason', 'sous 99999999999 jours, dans 0 jours, within 400 days'],
    ['a line that says when a mail was sent', 'Sent: Monday, November 30, 2026\nEnvoyé : lundi 30 novembre 2026'],
    ['the head of a forwarded mail', 'From: Jeanne\nDate: Mon, Nov 30, 2026\nSubject: Devis'],
    ['an attribution', 'Le lun. 30 nov. 2026 à 10:12, Jeanne <j@x.example> a écrit :'],
    ['an attribution in English', 'On Mon, Nov 30, 2026 at 10:12 AM Jeanne <j@x.example> wrote:'],
    ['a signature', 'Sent on Mon, Nov 30, 2026'],
    ['nothing', ''],
    ['two paragraphs', 'avant\n\nvendredi. Le 27\n\nnovembre'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('several dates', () => {
  it('come in order, each day once, in the words that ask for something', () => {
    const text =
      'Suite à la réunion du 3 décembre, pouvez-vous nous répondre d’ici vendredi ? ' +
      'Je serai absente le 27 novembre et le 3 décembre.';
    expect(findDates(text, context)).toEqual([
      { day: '2026-12-03', words: '3 décembre', deadline: false },
      { day: '2026-11-27', words: 'd’ici vendredi', deadline: true },
    ]);
    expect(found('le 27 novembre, donc avant vendredi')).toEqual(['2026-11-27 avant vendredi']);
  });
});

describe('findDates on anything', () => {
  it('answers no day beyond the years of four digits', () => {
    expect(found('demain, dans 3 semaines, fin du mois', { writtenOn: '9999-12-31' })).toEqual([
      '9999-12-31 fin du mois',
    ]);
  });

  it('never throws, and answers days of the calendar in words of the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('27', '31', '/', '.', '-', ' ', '2026', 'novembre', 'Nov', 'avant', 'le', 'vendredi', 'sous'),
      fc.constantFrom(
        'entre',
        'et',
        'quinzaine',
        'une',
        'de',
        '4',
        'du mois',
        'prochain',
        'en quinze',
        'a week on',
        '1er',
      ),
      fc.constantFrom('jours', 'fin', 'du', 'mois', 'next', 'demain', '99999', "d'", 'ici', '\n', ':', 'th', 'Le'),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, (input) => {
        for (const { day, words } of findDates(input, context)) {
          expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
          expect(input.replace(/\s+/g, ' ')).toContain(words);
        }
      }),
    );
  });

  it('answers nothing when the day of writing is none', () => {
    expect(findDates('demain, 27/11/2026', { ...context, writtenOn: 'x' })).toEqual([]);
  });
});
