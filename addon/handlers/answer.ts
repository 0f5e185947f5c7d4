import type { Card } from '../views/card.ts';

export type NavigationStep = { readonly popToRoot: true } | { readonly updateCard: Card } | { readonly pushCard: Card };

/**
 * The answer of a handler, as plain data: a trigger shows a card, an action navigates between cards, a universal action
 * pushes one, an autocomplete field gets suggestions.
 */
export type Answer =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'universal'; readonly card: Card }
  | { readonly kind: 'suggestions'; readonly suggestions: readonly string[] }
  | {
      readonly kind: 'action';
      readonly steps: readonly NavigationStep[];
      readonly notification?: string;
      /** Data changed, so that Google drops the cards that it keeps of before. */
      readonly stateChanged?: true;
    };

/** The answer of an action after which data is no longer what cards of before show. */
export function changed(answer: Answer): Answer {
  return answer.kind === 'action' ? { ...answer, stateChanged: true } : answer;
}

/** What a trigger shows. */
export function show(card: Card): Answer {
  return { kind: 'card', card };
}

/** What a universal action shows on top. */
export function showUniversal(card: Card): Answer {
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

/** Replaces the card of the pressed button. */
export function replace(card: Card, notification?: string): Answer {
  const steps = [{ updateCard: card }] as const;
  return notification === undefined ? { kind: 'action', steps } : { kind: 'action', steps, notification };
}

/** Makes this the only card of the stack, so that no stale card is below it. */
export function startOver(card: Card, notification?: string): Answer {
  const steps = [{ popToRoot: true }, { updateCard: card }] as const;
  return notification === undefined ? { kind: 'action', steps } : { kind: 'action', steps, notification };
}

/** Shows `card` on top of a fresh `below`, alone on the stack. */
export function startOverBelow(below: Card, card: Card): Answer {
  return { kind: 'action', steps: [{ popToRoot: true }, { updateCard: below }, { pushCard: card }] };
}
