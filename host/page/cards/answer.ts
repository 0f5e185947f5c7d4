import * as z from 'zod/mini';
import { cardSchema, openLinkSchema, type Card, type OpenLink } from './card.ts';

export type Navigation =
  | { kind: 'push' | 'update'; card: Card }
  | { kind: 'pop' }
  | { kind: 'popToRoot' }
  | { kind: 'popToCard'; name: string };

/** What a callback asks Gmail to do. */
export interface Answer {
  navigations: Navigation[];
  notification: string | null;
  link: OpenLink | null;
  stateChanged: boolean;
  /** Parts of the answer that this stand-in does not act on, by name. */
  notDrawn: string[];
}

const markupSchema = z.object({
  navigations: z.optional(z.array(z.record(z.string(), z.unknown()))),
  notification: z.optional(z.object({ text: z.optional(z.string()) })),
  link: z.optional(openLinkSchema),
});

const answerSchema = z.looseObject({
  action: z.optional(markupSchema),
  renderActions: z.optional(z.looseObject({ action: z.optional(markupSchema) })),
  stateChanged: z.optional(z.boolean()),
});

const known = new Set(['action', 'renderActions', 'stateChanged']);

/** Read the JSON of a trigger or an action (schema "render action" of Google); null when the callback returned nothing. */
export function parseAnswer(value: unknown): Answer {
  const empty: Answer = { navigations: [], notification: null, link: null, stateChanged: false, notDrawn: [] };
  if (value === null || value === undefined) return empty;
  const parsed = z.safeParse(answerSchema, value);
  if (!parsed.success) return { ...empty, notDrawn: ['answer'] };
  const { action = {}, renderActions = {}, stateChanged = false } = parsed.data;
  const others = [
    ...Object.keys(parsed.data).filter((name) => !known.has(name)),
    ...Object.keys(renderActions).filter((name) => name !== 'action' && name !== 'schema'),
  ];
  return { ...empty, ...readMarkup(renderActions.action ?? action, others), stateChanged };
}

function readMarkup(markup: z.infer<typeof markupSchema>, others: readonly string[]): Omit<Answer, 'stateChanged'> {
  const { navigations: steps = [], notification, link = null } = markup;
  const navigations = steps.map(parseNavigation);
  return {
    navigations: navigations.filter((navigation) => typeof navigation !== 'string'),
    notification: notification?.text ?? null,
    link,
    notDrawn: [...others, ...navigations.filter((navigation) => typeof navigation === 'string')],
  };
}

/** The navigation, or the name of one that cannot be followed. */
function parseNavigation(step: Record<string, unknown>): Navigation | string {
  if (step['pop'] === true) return { kind: 'pop' };
  if (step['popToRoot'] === true) return { kind: 'popToRoot' };
  if (typeof step['popToCard'] === 'string') return { kind: 'popToCard', name: step['popToCard'] };
  for (const [field, kind] of [
    ['pushCard', 'push'],
    ['updateCard', 'update'],
  ] as const) {
    const card = z.safeParse(cardSchema, step[field]);
    if (card.success) return { kind, card: card.data };
  }
  return `navigation ${Object.keys(step).join(', ')}`;
}

/**
 * The cards of a trigger as one root: Gmail shows several cards as a list of their headers to choose from.
 * @returns null when there are none.
 */
export function rootCard(cards: readonly Card[]): Card | null {
  const [only, ...others] = cards;
  if (only === undefined) return null;
  if (others.length === 0) return only;
  const widgets = cards.map((card) => ({
    decoratedText: {
      text: card.header?.title ?? card.name ?? '',
      bottomLabel: card.header?.subtitle ?? '',
      wrapText: true,
      onClick: { card },
    },
  }));
  return { sections: [{ widgets }] };
}
