import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = 'docs/screenshots';
const taken = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);

describe('the pictures of the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', path = '']) => ({
    words,
    path,
  }));

  it('are those that `npm run screenshots` takes, all of them', () => {
    const list = ['screenshot-list', 'page-screenshots']
      .map((name) => readFileSync(join(root, `scripts/screenshots/${name}.ts`), 'utf8'))
      .join('');
    const remade = [...list.matchAll(/\bkeep(?:Card)?\('([^']+)'/g)].map(([, name = '']) => `${folder}/${name}.png`);
    expect(pictures.map(({ path }) => path).sort()).toEqual([...taken].sort());
    expect(remade.sort()).toEqual([...taken].sort());
  });

  it('say in words what they show', () => {
    expect(pictures.filter(({ words }) => words.trim().length < 20)).toEqual([]);
  });

  it('weigh less than 1.2 MB together', () => {
    const bytes = taken.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
    expect(bytes).toBeLessThan(1_200_000);
  });
});
