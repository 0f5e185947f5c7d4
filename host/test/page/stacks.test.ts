import { describe, expect, it } from 'vitest';
import type { Card } from '../../page/cards/card.ts';
import type { Navigation } from '../../page/cards/answer.ts';
import { changeStacks, currentStackOf, noCards, type StackChange, type Stacks } from '../../page/panel/stacks.ts';

const field = (value: string): object => ({ textInput: { name: 'title', value } });
const card = (name: string, value = ''): Card => ({ name, sections: [{ widgets: [field(value)] }] });
const push = (name: string): Navigation => ({ kind: 'push', card: card(name) });
const after = (...changes: StackChange[]): Stacks => changes.reduce(changeStacks, noCards);
const names = (stacks: Stacks): (string | undefined)[] => currentStackOf(stacks).map((entry) => entry.card.name);
const navigations = (...steps: Navigation[]): StackChange => ({
  kind: 'navigations',
  navigations: steps,
  keepEntered: false,
});
const root: StackChange = { kind: 'root', card: card('root') };

describe('one stack', () => {
  it.each<[string, Navigation[], string[]]>([
    ['push', [push('a')], ['root', 'a']],
    ['two pushes', [push('a'), push('b')], ['root', 'a', 'b']],
    ['update replaces the top', [push('a'), { kind: 'update', card: card('b') }], ['root', 'b']],
    ['pop', [push('a'), { kind: 'pop' }], ['root']],
    ['pop then push', [push('a'), { kind: 'pop' }, push('b')], ['root', 'b']],
    ['the root is never popped', [{ kind: 'pop' }, { kind: 'pop' }], ['root']],
    ['popToRoot', [push('a'), push('b'), { kind: 'popToRoot' }], ['root']],
    ['popToCard', [push('a'), push('b'), { kind: 'popToCard', name: 'a' }], ['root', 'a']],
    ['popToCard of no card', [push('a'), { kind: 'popToCard', name: 'x' }], ['root', 'a']],
  ])('%s', (_name, steps, expected) => {
    expect(names(after(root, navigations(...steps)))).toEqual(expected);
  });
});

describe('two stacks', () => {
  const opened = after(root, navigations(push('settings')), { kind: 'item', item: { kind: 'mail', id: 'm1' } });

  it('the open mail has its own, and the homepage keeps its cards', () => {
    expect(names(opened)).toEqual([]);
    const withDraft = changeStacks(opened, { kind: 'root', card: card('draft') });
    expect(names(withDraft)).toEqual(['draft']);
    expect(names(changeStacks(withDraft, { kind: 'item', item: { kind: 'none' } }))).toEqual(['root', 'settings']);
  });

  it('leaving the mail drops its cards', () => {
    const back = [
      { kind: 'root', card: card('draft') },
      { kind: 'item', item: { kind: 'none' } },
      { kind: 'item', item: { kind: 'mail', id: 'm1' } },
    ] as const;
    expect(names(back.reduce<Stacks>(changeStacks, opened))).toEqual([]);
  });
});

describe('what was entered', () => {
  const entered: StackChange = { kind: 'field', name: 'title', value: { type: 'strings', values: ['mine'] } };
  const title = (stacks: Stacks): unknown => currentStackOf(stacks).at(-1)?.values['title'];
  const update = (keepEntered: boolean): StackChange => ({
    kind: 'navigations',
    navigations: [{ kind: 'update', card: card('next', 'theirs') }],
    keepEntered,
  });

  it.each([
    ['is replaced by the values of the updated card', update(false), 'theirs'],
    ['stays with persistValues', update(true), 'mine'],
    ['stays below a card that comes and goes', navigations(push('a'), { kind: 'pop' }), 'mine'],
  ])('%s', (_name, change, expected) => {
    expect(title(after(root, entered, change))).toEqual({ type: 'strings', values: [expected] });
  });

  it('another card on top starts with its own values and its own key', () => {
    const stacks = after(root, entered, navigations(push('a')));
    expect(title(stacks)).toEqual({ type: 'strings', values: [''] });
    expect(new Set(currentStackOf(stacks).map(({ key }) => key)).size).toBe(2);
  });
});
