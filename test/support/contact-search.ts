import * as z from 'zod/mini';
import type { CallbackResult, FormInputs, OpenItem } from '../../host/contract.ts';
import { choicesOf, findAction, inputsOf, type CardAction, type Json } from '../../scripts/harness/card-form.ts';
import { mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { cardOf, pressButton, withChanges, type Filled } from './journey.ts';
import { mail } from './mail.ts';

const actionSchema = z.object({
  function: z.string(),
  parameters: z._default(z.array(z.object({ key: z.string(), value: z.string() })), []),
});
const fieldSchema = z.object({
  name: z.literal('contactQuery'),
  value: z._default(z.string(), ''),
  onChangeAction: actionSchema,
  autoCompleteAction: actionSchema,
});
const cardSchema = z.object({
  sections: z.array(z.object({ widgets: z.array(z.object({ textInput: z.optional(z.unknown()) })) })),
});
const suggestionsSchema = z.object({
  autoComplete: z.object({ items: z._default(z.array(z.object({ text: z.string() })), []) }),
});

/** A mail of a client of Camille's, with two files. */
export function clientMail(text = 'Bonjour.'): OpenItem {
  const files = ['a.txt', 'b.txt'].map((name) => ({ name, content: name }));
  return mailItem(mail({ from: 'Jeanne Martin <jeanne.martin@acier-leman.example>', subject: 'Devis', text, files }));
}

/** What a form needs at least, with the first of everything that the card offers, and nothing ticked. */
export function bareForm(card: Json): FormInputs {
  const chosen = ['typeId', 'statusId', 'description'].map(
    (field) => [field, choicesOf(card, field)[0]?.value] as const,
  );
  return withChanges(
    {},
    Object.fromEntries(chosen.map(([field, value]) => [field, value === undefined ? undefined : [value]])),
  );
}

/** A text in the search field, which a button of the draft card opens, and what was changed on that card before. */
export interface Typed extends Filled {
  query: string;
}

/** The answer with the card to search on: opened from the draft card with what was changed there, or open already. */
export async function openSearch(person: Person, item: OpenItem, filled: Filled): Promise<CallbackResult> {
  return pressButton(person, item, { ...filled, functionName: 'onOpenSearch' });
}

async function search(
  person: Person,
  item: OpenItem,
  { typed, field }: { typed: Typed; field: 'autoCompleteAction' | 'onChangeAction' },
): Promise<CallbackResult> {
  const opened = findAction(typed.card, 'onOpenSearch') === null ? null : await openSearch(person, item, typed);
  const card = opened === null ? typed.card : cardOf(opened);
  // What was changed may have been refused.
  if (opened !== null && findSearchField(card) === undefined) return opened;
  return person.press(actionOf(card, field), withChanges(inputsOf(card), { contactQuery: [typed.query] }), item);
}

/** Pauses while typing: what the callback did, and the texts that are suggested. */
export async function suggestionsFor(person: Person, item: OpenItem, typed: Typed) {
  const result = await search(person, item, { typed, field: 'autoCompleteAction' });
  return { result, texts: suggestionsSchema.parse(result.answer).autoComplete.items.map(({ text }) => text) };
}

/** Leaves the search field with a text in it, as taking a suggestion does. */
export function leaveSearchField(person: Person, item: OpenItem, typed: Typed): Promise<CallbackResult> {
  return search(person, item, { typed, field: 'onChangeAction' });
}

/** Presses the button below the search field, which does the same. */
export function searchFor(person: Person, item: OpenItem, typed: Typed): Promise<CallbackResult> {
  return search(person, item, { typed, field: 'onChangeAction' });
}

/** The text of the last search, with which the next one begins; empty after a search that meant one contact. */
export function queryOn(card: Json): string {
  return findAction(card, 'onOpenSearch')?.parameters['query'] ?? findSearchField(card)?.value ?? '';
}

function searchField(card: Json): z.infer<typeof fieldSchema> {
  const field = findSearchField(card);
  if (field === undefined) throw new Error('the card has no field to search contacts with');
  return field;
}

function findSearchField(card: Json): z.infer<typeof fieldSchema> | undefined {
  const inputs = cardSchema.parse(card).sections.flatMap(({ widgets }) => widgets.map(({ textInput }) => textInput));
  const [field] = inputs.flatMap((input) => {
    const parsed = fieldSchema.safeParse(input);
    return parsed.success ? [parsed.data] : [];
  });
  return field;
}

function actionOf(card: Json, name: 'autoCompleteAction' | 'onChangeAction'): CardAction {
  const action = searchField(card)[name];
  const parameters = action.parameters.map(({ key, value }) => [key, value] as const);
  return { functionName: action.function, parameters: Object.fromEntries(parameters) };
}
