import * as z from 'zod/mini';
import type { CallbackResult, FormInputs, OpenItem } from '../../host/contract.ts';
import { choicesOf, inputsOf, type CardAction, type Json } from '../../scripts/harness/card-form.ts';
import { mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { pressButton, withChanges, type Changes } from './journey.ts';
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

/** A text in the search field of a card, among what else was changed. */
export interface Typed {
  card: Json;
  query: string;
  changes?: Changes;
}

/** Pauses while typing: what the callback did, and the texts that are suggested. */
export async function suggestionsFor(person: Person, item: OpenItem, typed: Typed) {
  const result = await person.press(actionOf(typed.card, 'autoCompleteAction'), formOf(typed), item);
  return { result, texts: suggestionsSchema.parse(result.answer).autoComplete.items.map(({ text }) => text) };
}

/** Leaves the search field with a text in it, as taking a suggestion does. */
export function leaveSearchField(person: Person, item: OpenItem, typed: Typed): Promise<CallbackResult> {
  return person.press(actionOf(typed.card, 'onChangeAction'), formOf(typed), item);
}

/** Presses the button next to the search field. */
export function searchFor(person: Person, item: OpenItem, { card, query, changes = {} }: Typed) {
  return pressButton(person, item, {
    card,
    functionName: 'onSearchContacts',
    changes: { ...changes, contactQuery: [query] },
  });
}

/** What stands in the search field. */
export function queryOn(card: Json): string {
  return searchField(card).value;
}

function formOf({ card, query, changes = {} }: Typed) {
  return withChanges(inputsOf(card), { ...changes, contactQuery: [query] });
}

function searchField(card: Json): z.infer<typeof fieldSchema> {
  const inputs = cardSchema.parse(card).sections.flatMap(({ widgets }) => widgets.map(({ textInput }) => textInput));
  const [field] = inputs.flatMap((input) => {
    const parsed = fieldSchema.safeParse(input);
    return parsed.success ? [parsed.data] : [];
  });
  if (field === undefined) throw new Error('the card has no field to search contacts with');
  return field;
}

function actionOf(card: Json, name: 'autoCompleteAction' | 'onChangeAction'): CardAction {
  const action = searchField(card)[name];
  const parameters = action.parameters.map(({ key, value }) => [key, value] as const);
  return { functionName: action.function, parameters: Object.fromEntries(parameters) };
}
