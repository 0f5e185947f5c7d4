import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../../backend/platform/http/language.ts';

describe('the preferred language', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['fr', 'fr'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de,fr;q=0.5,en;q=0.4', 'fr'],
    ['fr;q=0.4, EN-us;q=0.5', 'en'],
    ['de', 'fr'],
    ['*', 'fr'],
    ['en;q=0', 'fr'],
    ['en;q=x', 'fr'],
    ['__proto__,constructor', 'fr'],
    [';;;,,,q=', 'fr'],
    ['x,'.repeat(100_000), 'fr'],
  ])('of %j is %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});
