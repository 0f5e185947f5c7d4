import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../web', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)(i18n\/fr\/[^/]+|texts\/fr)[.]ts$/.test(file.replaceAll('\\', '/')),
);
const literal = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
const placeholder = /\$\{[^}]*\}/g;

/** Each sentence of a file as it is read, with “0” in place of what is filled in. */
function sentencesOf(file: string): string[] {
  const source = readFileSync(join(folder, file), 'utf8');
  return [...source.matchAll(literal)].map(([text]) => text.slice(1, -1).replace(placeholder, '0'));
}

describe.each(files)('the French sentences of %s', (file) => {
  it('never part a sign or a quotation mark from its word at the end of a line', () => {
    const sentences = sentencesOf(file);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((text) => / [:;?!%»]|« |[nN][º°] 0/.test(text))).toEqual([]);
  });

  it('have typographic apostrophes', () => {
    expect(sentencesOf(file).filter((text) => /\p{L}\\?'\p{L}/u.test(text))).toEqual([]);
  });
});
