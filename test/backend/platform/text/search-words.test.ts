import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maxQueryWords,
  queryWords,
  wordsOf,
  wordsOfContact,
  wordsOfTask,
} from '../../../../backend/platform/text/search-words.ts';

it.each([
  ['Anne Roux', ['anne', 'roux']],
  ['  Élodie   DE LA Crème-Brûlée ', ['elodie', 'de', 'la', 'creme', 'brulee']],
  ["L'Œuvre & Cie (2026)", ['l', 'oeuvre', 'cie', '2026']],
  ['Straße Łódź Ærø', ['strasse', 'lodz', 'aero']],
  ['ﬁn de Ⅻ', ['fin', 'de', 'xii']],
  ['Иван Петров', ['иван', 'петров']],
  ['Ἀθήνα', ['αθηνα']],
  ['— … !', []],
  ['', []],
])('%j has the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('finds a contact by its name, its addresses and their parts, each word once', () => {
  const contact = { name: 'Anne Roux', addresses: ['anne.roux@roux.example', 'a@xn--bcher-kva.example'] };
  expect(wordsOfContact(contact)).toEqual([
    ...['anne', 'roux', 'anne.roux@roux.example', 'example'],
    ...['a@xn--bcher-kva.example', 'a', 'xn', 'bcher', 'kva'],
  ]);
});

it.each([
  ['roux', ['roux']],
  ['An ROUX', ['roux', 'an']],
  ['Crème-brûlée', ['brulee', 'creme']],
  ['anne roux anne', ['anne', 'roux']],
  ['Anne.Roux@Rou', ['anne.roux@rou']],
  ['@roux.example', ['example', 'roux']],
  ['a b c d e f g', ['a', 'b', 'c', 'd', 'e']],
  ['%_\\', []],
])('the query %j looks for %j', (query, words) => {
  expect(queryWords(query)).toEqual(words);
});

it('reads the words of a task at the beginning of its text, so that no text holds requests up', () => {
  const text = 'é x '.repeat(500_000);
  const began = performance.now();
  expect(wordsOfTask({ title: 'Devis', text: `${text} zinc` })).toEqual(['devis', 'e', 'x']);
  expect(performance.now() - began).toBeLessThan(500);
});

describe('any text', () => {
  it('gives few short words, and a name is found by its own beginnings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const words = queryWords(text);
        expect(words.length).toBeLessThanOrEqual(maxQueryWords);
        for (const word of words) expect(Array.from(word).length).toBeLessThanOrEqual(100);
        const known = wordsOfContact({ name: text, addresses: [] });
        for (const word of wordsOf(text)) expect(known).toContain(word);
      }),
    );
  });
});
