export type Language = 'fr' | 'en';

/** Our language for a language tag; `*` is the first language of our users. */
const languageOfTag: ReadonlyMap<string, Language> = new Map([
  ['fr', 'fr'],
  ['en', 'en'],
  ['*', 'fr'],
]);

/**
 * The language to answer in: the best match of an `Accept-Language` header (RFC 9110 §12.5.4); French when there is
 * none.
 */
export function chooseLanguage(header: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'fr', weight: 0 };
  for (const range of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = languageOfTag.get(tag.split('-')[0] ?? '');
    const weight = weightOf(parameters);
    if (language !== undefined && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

function weightOf(parameters: string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
