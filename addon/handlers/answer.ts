import type { Card } from '../views/card.ts';

export type NavigationStep = { readonly popToRoot: true } | { readonly updateCard: Card } | { readonly pushCard: Card };

/**
 * What a handler answers, as plain data: a trigger shows a card, an action moves among cards, a universal action adds one, a
 * field that is typed in gets suggestions.
 */
export type Answer =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'universal'; readonly card: Card }
  | { readonly kind: 'suggestions'; readonly suggestions: readonly string[] }
  | { readonly kind: 'action'; readonly steps: readonly NavigationStep[]; readonly notification?: string };

/** What a trigger shows. */
export function show(card: Card): Answer {
  return { kind: 'card', card };
}

/** What a universal action shows on top. */
export function universal(card: Card): Answer {
  return { kind: 'universal', card };
}

/** Puts a card on top; Google's back arrow returns to the one below. */
export function push(card: Card): Answer {
  return { kind: 'action', steps: [{ pushCard: card }] };
}

/** Leaves every card as it is and says something in passing. */
export function notify(notification: string): Answer {
  return { kind: 'action', steps: [], notification };
}

/** What a field that is typed in offers. */
export function suggest(suggestions: readonly string[]): Answer {
  return { kind: 'suggestions', suggestions };
}

/** Puts the card anew in the place of the one whose button was pressed. */
export function replace(card: Card, notification?: string): Answer {
  const steps = [{ updateCard: card }] as const;
  return notification === undefined ? { kind: 'action', steps } : { kind: 'action', steps, notification };
}

/** Leaves this card alone on the stack, so that nothing stale is behind it. */
export function startOver(card: Card, notification?: string): Answer {
  const steps = [{ popToRoot: true }, { updateCard: card }] as const;
  return notification === undefined ? { kind: 'action', steps } : { kind: 'action', steps, notification };
}

/** Shows `card` with `below` fresh behind it. */
export function startOverBelow(below: Card, card: Card): Answer {
  return { kind: 'action', steps: [{ popToRoot: true }, { updateCard: below }, { pushCard: card }] };
}
