import type { OpenItem } from '../../page-api.ts';
import type { Navigation } from '../cards/answer.ts';
import type { Card } from '../cards/card.ts';
import { initialValues, keepValues, type FieldValue, type FormValues } from '../cards/form-values.ts';

/** One card on a stack with what was entered in it. `key` is new for every card shown. */
export interface CardEntry {
  key: number;
  card: Card;
  values: FormValues;
  /** Fields that the person changed. */
  touched: ReadonlySet<string>;
}

/** Google keeps one stack for the homepage and one for what is open; leaving it drops the second. */
export interface Stacks {
  homepage: readonly CardEntry[];
  context: { item: OpenItem; cards: readonly CardEntry[] } | null;
  nextKey: number;
}

export const noCards: Stacks = { homepage: [], context: null, nextKey: 1 };

export type StackChange =
  /** A mail or event was opened, or left (none). */
  | { kind: 'item'; item: OpenItem }
  /** A trigger answered: its card is the root of the stack on show. */
  | { kind: 'root'; card: Card | null }
  | { kind: 'navigations'; navigations: readonly Navigation[]; keepEntered: boolean }
  | { kind: 'field'; name: string; value: FieldValue };

/** The stack on show: that of what is open, otherwise the homepage's. */
export function currentStackOf(stacks: Stacks): readonly CardEntry[] {
  return stacks.context?.cards ?? stacks.homepage;
}

export function changeStacks(stacks: Stacks, change: StackChange): Stacks {
  switch (change.kind) {
    case 'item':
      return { ...stacks, context: change.item.kind === 'none' ? null : { item: change.item, cards: [] } };
    case 'root':
      return change.card === null ? withCards(stacks, []) : pushCard(withCards(stacks, []), change.card);
    case 'navigations':
      return change.navigations.reduce((current, step) => navigate(current, step, change.keepEntered), stacks);
    case 'field':
      return withTop(stacks, (top) => ({
        ...top,
        values: { ...top.values, [change.name]: change.value },
        touched: new Set([...top.touched, change.name]),
      }));
  }
}

function navigate(stacks: Stacks, step: Navigation, keepEntered: boolean): Stacks {
  const cards = currentStackOf(stacks);
  switch (step.kind) {
    case 'push':
      return pushCard(stacks, step.card);
    case 'update':
      return updateCard(stacks, step.card, keepEntered);
    // The root is never popped.
    case 'pop':
      return withCards(stacks, cards.slice(0, Math.max(1, cards.length - 1)));
    case 'popToRoot':
      return withCards(stacks, cards.slice(0, 1));
    case 'popToCard': {
      const index = cards.map(({ card }) => card.name).lastIndexOf(step.name);
      return index === -1 ? stacks : withCards(stacks, cards.slice(0, index + 1));
    }
  }
}

function pushCard(stacks: Stacks, card: Card): Stacks {
  const entry = { key: stacks.nextKey, card, values: initialValues(card), touched: new Set<string>() };
  return { ...withCards(stacks, [...currentStackOf(stacks), entry]), nextKey: stacks.nextKey + 1 };
}

/** An updated card replaces the top one; with `persistValues` what was entered stays in the fields that remain. */
function updateCard(stacks: Stacks, card: Card, keepEntered: boolean): Stacks {
  const cards = currentStackOf(stacks);
  const top = cards.at(-1);
  if (top === undefined) return pushCard(stacks, card);
  const fresh = initialValues(card);
  const values = keepEntered ? keepValues(top.values, fresh) : fresh;
  const touched = keepEntered ? top.touched : new Set<string>();
  const entry = { key: stacks.nextKey, card, values, touched };
  return { ...withCards(stacks, [...cards.slice(0, -1), entry]), nextKey: stacks.nextKey + 1 };
}

function withTop(stacks: Stacks, change: (top: CardEntry) => CardEntry): Stacks {
  const cards = currentStackOf(stacks);
  const top = cards.at(-1);
  return top === undefined ? stacks : withCards(stacks, [...cards.slice(0, -1), change(top)]);
}

function withCards(stacks: Stacks, cards: readonly CardEntry[]): Stacks {
  return stacks.context === null
    ? { ...stacks, homepage: cards }
    : { ...stacks, context: { ...stacks.context, cards } };
}
