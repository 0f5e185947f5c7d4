import { describe, expect, it } from 'vitest';
import {
  decideChoiceChange,
  decideNewChoice,
  orderIds,
  findDefaults,
  findUnknownDefaults,
  withoutDefault,
} from '../../../../backend/task-choices/rules/task-choices.ts';
import type {
  StatusChange,
  StatusChoice,
  TypeChange,
  TypeChoice,
} from '../../../../shared/task-choices/task-choices.ts';

const type = (id: string, archived = false): TypeChoice => ({ id, label: `Type ${id}`, archived });
const status = (id: string, { closed = false, archived = false } = {}): StatusChoice => ({
  id,
  label: `Statut ${id}`,
  closed,
  archived,
});
const types = [type('a'), type('b'), type('c', true)];
const statuses = [status('todo'), status('doing'), status('done', { closed: true }), status('old', { archived: true })];
const nothing = { typeId: null, statusId: null };

describe('a new type is called', () => {
  it.each<[string, string, object]>([
    ['as it was typed', 'Devis', { outcome: 'accepted', choice: 'Devis' }],
    ['without space around it', '  Devis \t', { outcome: 'accepted', choice: 'Devis' }],
    ['on one line', 'De\nvis\u2028!', { outcome: 'accepted', choice: 'De vis !' }],
    ['without signs that turn the text', 'De\u202Evis', { outcome: 'accepted', choice: 'Devis' }],
    ['in one form of Unicode', 'Re\u0301union', { outcome: 'accepted', choice: 'Réunion' }],
    ['nothing', ' \u200B ', { outcome: 'invalid', path: 'label', message: 'is empty' }],
    ['as another one', 'Type a', { outcome: 'name_taken' }],
    ['as another one in capitals', 'TYPE A', { outcome: 'name_taken' }],
    ['as an archived one', 'type c', { outcome: 'name_taken' }],
  ])('%s', (_case, label, decision) => {
    expect(decideNewChoice(types, label, 100)).toEqual(decision);
  });

  it('nothing any more when there are as many as a card can offer, archived ones not counted', () => {
    expect(decideNewChoice(types, 'Devis', 2)).toMatchObject({ outcome: 'invalid', path: 'label' });
    expect(decideNewChoice(types, 'Devis', 3)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a type', () => {
  const change = (id: string, asked: TypeChange, known = types) =>
    decideChoiceChange(known, { id, change: asked, mostActive: 2 });

  it.each<[string, string, TypeChange, object | null]>([
    ['can be renamed', 'a', { label: 'Visite' }, { outcome: 'accepted', choice: { ...type('a'), label: 'Visite' } }],
    [
      'can take another case',
      'a',
      { label: 'TYPE A' },
      { outcome: 'accepted', choice: { ...type('a'), label: 'TYPE A' } },
    ],
    [
      'can be renamed while archived',
      'c',
      { label: 'V' },
      { outcome: 'accepted', choice: { ...type('c', true), label: 'V' } },
    ],
    ['cannot be called as another', 'a', { label: 'type B' }, { outcome: 'name_taken' }],
    ['cannot be called nothing', 'a', { label: ' ' }, { outcome: 'invalid', path: 'label', message: 'is empty' }],
    ['can be archived', 'a', { archived: true }, { outcome: 'accepted', choice: type('a', true) }],
    ['stays as it is', 'a', {}, { outcome: 'accepted', choice: type('a') }],
    ['stays archived', 'c', { archived: true }, { outcome: 'accepted', choice: type('c', true) }],
    [
      'cannot be restored when there are enough',
      'c',
      { archived: false },
      { outcome: 'invalid', path: 'archived', message: 'there are 2 active ones already' },
    ],
    ['that does not exist is none', 'x', { label: 'Visite' }, null],
  ])('%s', (...[, id, asked, decision]) => {
    expect(change(id, asked)).toEqual(decision);
  });

  it('cannot be archived when it is the last active one', () => {
    expect(change('a', { archived: true }, [type('a'), type('c', true)])).toEqual({
      outcome: 'invalid',
      path: 'archived',
      message: 'is the last active one',
    });
  });
});

describe('a status', () => {
  const change = (id: string, asked: StatusChange, known = statuses) =>
    decideChoiceChange(known, { id, change: asked, mostActive: 100 });

  it('can close tasks, and no longer close them', () => {
    expect(change('doing', { closed: true })).toMatchObject({ outcome: 'accepted', choice: { closed: true } });
    expect(change('done', { closed: false })).toMatchObject({ outcome: 'accepted', choice: { closed: false } });
  });

  it.each<[string, StatusChange, string]>([
    ['archived', { archived: true }, 'archived'],
    ['made to close tasks', { closed: true }, 'closed'],
  ])('cannot be %s when no other active one is open', (_case, asked, path) => {
    const known = statuses.filter(({ id }) => id !== 'doing');
    expect(change('todo', asked, known)).toEqual({
      outcome: 'invalid',
      path,
      message: 'is the last active one that is not closed',
    });
    expect(change('done', { archived: true }, known)).toMatchObject({ outcome: 'accepted' });
  });

  it('of an environment that has closed ones only can still be renamed', () => {
    const known = [status('done', { closed: true }), status('off', { closed: true })];
    expect(change('done', { label: 'Fini' }, known)).toMatchObject({ outcome: 'accepted', choice: { label: 'Fini' } });
    expect(change('done', { archived: true }, known)).toMatchObject({ outcome: 'accepted' });
  });
});

it.each<[string, string[], string[] | null]>([
  ['all of them', ['c', 'a', 'b'], ['c', 'a', 'b']],
  ['some, the others following', ['c'], ['c', 'a', 'b']],
  ['one twice', ['a', 'a', 'b'], null],
  ['a stranger', ['a', 'b', 'c', 'x'], null],
])('an order of %s', (_case, asked, order) => {
  expect(orderIds(['a', 'b', 'c'], asked)).toEqual(order);
});

describe('defaults', () => {
  it('name active types and statuses', () => {
    const defaults = {
      mail: { typeId: 'a', statusId: 'done' },
      event: { typeId: 'c', statusId: null },
      manual: { typeId: null, statusId: 'x' },
    };
    expect(findUnknownDefaults(defaults, { types, statuses })).toEqual(['event.typeId', 'manual.statusId']);
  });

  it('no longer name what was archived', () => {
    const defaults = {
      mail: { typeId: 'a', statusId: 'todo' },
      event: { typeId: 'b', statusId: 'todo' },
      manual: nothing,
    };
    expect(withoutDefault(defaults, 'todo')).toEqual({
      mail: { typeId: 'a', statusId: null },
      event: { typeId: 'b', statusId: null },
      manual: nothing,
    });
    expect(withoutDefault(defaults, 'a').mail).toEqual({ typeId: null, statusId: 'todo' });
  });
});

it.each<[string, Parameters<typeof findDefaults>[0], object]>([
  ['the environment’s own', { typeId: 'b', statusId: 'done' }, { typeId: 'b', statusId: 'done' }],
  ['the first type and the first open status', nothing, { typeId: 'a', statusId: 'todo' }],
  [
    'the first in place of one that is not offered',
    { typeId: 'c', statusId: 'old' },
    { typeId: 'a', statusId: 'todo' },
  ],
])('a new task starts with %s', (_case, defaults, found) => {
  const open = [status('done', { closed: true }), status('todo'), status('doing')];
  expect(findDefaults(defaults, { types: [type('a'), type('b')], statuses: open })).toEqual(found);
});

it('a new task starts with a closed status only where there is no other, and with nothing where there is none', () => {
  const done = [status('done', { closed: true })];
  expect(findDefaults(nothing, { types: [], statuses: done })).toEqual({ typeId: null, statusId: 'done' });
});
