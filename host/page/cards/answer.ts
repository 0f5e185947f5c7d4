import * as z from 'zod/mini';
import { cardSchema, openLinkSchema, type Card, type OpenLink } from './card.ts';

export type Navigation =
  | { kind: 'push' | 'update'; card: Card }
  | { kind: 'pop' }
  | { kind: 'popToRoot' }
  | { kind: 'popToCard'; name: string };

export interface SignIn {
  url: string;
  /** What the person gets access to, in words. */
  resource: string;
}

/** What a callback asks Gmail or Calendar to do. */
export interface Answer {
  navigations: Navigation[];
  notification: string | null;
  link: OpenLink | null;
  stateChanged: boolean;
  /** A service that is not Google's wants the person to sign in first (CardService.newAuthorizationException). */
  signIn: SignIn | null;
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
  basic_authorization_prompt: z.optional(z.object({ authorization_url: z.string(), resource: z.optional(z.string()) })),
});

const known = new Set(['action', 'renderActions', 'stateChanged', 'basic_authorization_prompt']);

/** Read the JSON of a trigger or an action (schema "render action" of Google); null when the callback returned nothing. */
export function parseAnswer(value: unknown): Answer {
  const empty: Answer = {
    navigations: [],
    notification: null,
    link: null,
    stateChanged: false,
    signIn: null,
    notDrawn: [],
  };
  if (value === null || value === undefined) return empty;
  const parsed = z.safeParse(answerSchema, value);
  if (!parsed.success) return { ...empty, notDrawn: ['answer'] };
  const { action = {}, renderActions = {}, stateChanged = false, basic_authorization_prompt: prompt } = parsed.data;
  const others = [
    ...Object.keys(parsed.data).filter((name) => !known.has(name)),
    ...Object.keys(renderActions).filter((name) => name !== 'action' && name !== 'schema'),
  ];
  const signIn = prompt === undefined ? null : { url: prompt.authorization_url, resource: prompt.resource ?? '' };
  return { ...readMarkup(renderActions.action ?? action, others), stateChanged, signIn };
}

type MarkupAnswer = Omit<Answer, 'stateChanged' | 'signIn'>;

function readMarkup(markup: z.infer<typeof markupSchema>, others: readonly string[]): MarkupAnswer {
  const { navigations: steps = [], notification, link = null } = markup;
  const navigations = steps.map(parseNavigation);
  return {
    navigations: navigations.filter((navigation) => typeof navigation !== 'string'),
    notification: notification?.text ?? null,
    link,
    notDrawn: [...others, ...navigations.filter((navigation) => typeof navigation === 'string')],
  };
}

const suggestionsSchema = z.object({
  autoComplete: z.optional(z.object({ items: z.optional(z.array(z.object({ text: z.optional(z.string()) }))) })),
});

/** The suggestions that an action answered for a field (schema "get autocompletion"); none for any other answer. */
export function suggestionsOf(value: unknown): string[] {
  const parsed = z.safeParse(suggestionsSchema, value);
  return (parsed.data?.autoComplete?.items ?? []).flatMap(({ text }) => text ?? []);
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
