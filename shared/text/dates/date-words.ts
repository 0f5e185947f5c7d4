/**
 * Words in the form of tokens: lower case, without accents. French and English share one table: no word of one is
 * misleading in the other.
 */

function numberWords(lines: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((line, index) => line.split(' ').map((word) => [word, index + first] as const)));
}

/** From 1. */
export const months = numberWords(
  [
    'janvier janv jan january',
    'fevrier fevr fev february feb',
    'mars march mar',
    'avril avr april apr',
    'mai may',
    'juin june jun',
    'juillet juil july jul',
    'aout august aug',
    'septembre sept sep september',
    'octobre oct october',
    'novembre nov november',
    'decembre dec december',
  ],
  1,
);

/** Monday is 0. */
export const weekdays = numberWords(
  [
    'lundi monday',
    'mardi tuesday',
    'mercredi wednesday',
    'jeudi thursday',
    'vendredi friday',
    'samedi saturday',
  ].concat('dimanche sunday'),
  0,
);

/** Abbreviations, accepted only before a date. */
export const shortWeekdays = numberWords(
  ['lun mon', 'mar tue tues', 'mer wed', 'jeu thu thur thurs', 'ven fri', 'sam sat', 'dim sun'],
  0,
);

export const ordinals = new Set(['er', 'e', 'st', 'nd', 'rd', 'th']);

export const counts = numberWords(
  [
    'un une one a an',
    'deux two',
    'trois three',
    'quatre four',
    'cinq five',
    'six',
    'sept seven',
    'huit eight',
    'neuf nine',
    'dix ten',
    'onze eleven',
    'douze twelve',
    'treize thirteen',
    'quatorze fourteen',
    'quinze fifteen',
  ],
  1,
);

/** How many "une dizaine de jours" are; "dans une quinzaine" is in two weeks, "sous quinzaine" the fifteen days of law. */
export const roundCounts: ReadonlyMap<string, number> = new Map([
  ['huitaine', 8],
  ['dizaine', 10],
  ['douzaine', 12],
  ['quinzaine', 14],
  ['vingtaine', 20],
  ['trentaine', 30],
  ['fortnight', 14],
]);

/** Words that make a date a deadline, each with the words that may precede it. */
export const deadlineCues: ReadonlyMap<string, readonly string[]> = new Map([
  ['avant', []],
  ['ici', ['d']],
  ['jusqu', []],
  ['tard', ['au', 'plus']],
  ['pour', []],
  ['echeance', []],
  ['limite', ['date']],
  ['deadline', []],
  ['by', []],
  ['before', []],
  ['until', []],
  ['till', []],
  ['due', []],
  ['than', ['no', 'later']],
  ['for', []],
]);

/** Words that may separate such a word, or a sentence, from its date. */
export const fillers = new Set(['le', 'la', 'les', 'the', 'ce', 'this', 'au', 'du', 'a', 'on', 'by', 'est', 'is', ':']);

/** Fillers and prepositions that make "27/11" a date. */
export const dateArticles = new Set(['le', 'au', 'du', 'on', 'the', 'des']);

/** Frequent words, for language detection around a date. */
export const frenchWords = new Set(
  (
    'le la les des du de un une et est sont nous vous je il elle pour avec dans sur avant merci bonjour au aux ce cette ' +
    'votre notre vos nos que qui ne pas cordialement livraison devis reunion rendez'
  ).split(' '),
);
export const englishWords = new Set(
  (
    'the of and is are we you he she for with in before thank thanks hello hi dear to this your our that which not ' +
    'regards please by until delivery quote meeting would could will be at'
  ).split(' '),
);
