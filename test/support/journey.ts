import * as z from 'zod/mini';
import type { CallbackResult, FormInputs, OpenItem } from '../../host/contract.ts';
import {
  choicesOf,
  findAction,
  primaryAction,
  inputsOf,
  findCard,
  wordsOf,
  type Json,
} from '../../scripts/harness/card-form.ts';
import type { Person } from '../../scripts/harness/test-bench.ts';
import { taskCreatedSchema, type TaskCreated } from '../../shared/tasks/task.ts';

const notificationSchema = z.object({
  renderActions: z.object({ action: z.object({ notification: z.object({ text: z.string() }) }) }),
});

export const people = {
  camille: { email: 'camille@demo.example', name: 'Camille' },
  sacha: { email: 'sacha@demo.example', name: 'Sacha' },
  noa: { email: 'noa@demo.example', name: 'Noa' },
  alix: { email: 'alix@demo.example', name: 'Alix' },
  stranger: { email: 'stranger@elsewhere.example', name: 'Stranger' },
};

/** The card that a callback showed; fails the test when there is none. */
export function cardOf(result: CallbackResult): Json {
  const card = findCard(result.answer);
  if (card === null) throw new Error(`no card was shown: ${JSON.stringify(result.answer)}`);
  return card;
}

/** Opens `item` and answers its card. */
export async function openCard(person: Person, item: OpenItem): Promise<Json> {
  return cardOf(await person.open(item));
}

/** Presses the footer's button with what the card proposes, but for `changes`; undefined empties a field. */
export async function save(person: Person, item: OpenItem, { card, changes = {}, folded }: Filled) {
  const action = primaryAction(card);
  if (action === null) throw new Error(`the card cannot be saved: ${wordsOf(card)}`);
  return person.press(action, withChanges(inputsOf(card, folded), changes), item);
}

export type Changes = Record<string, string[] | undefined>;

export interface Filled {
  card: Json;
  changes?: Changes;
  /** Whether Google sends the fields of folded sections that nobody changed. */
  folded?: 'sent' | 'absent' | undefined;
}

export interface Press extends Filled {
  functionName: string;
  /** What the button must carry, to tell it from others of the same function. */
  parameters?: Record<string, string>;
}

/** Presses the first button that calls `functionName`, with what the card proposes but for `changes`. */
export async function pressButton(
  person: Person,
  item: OpenItem,
  { card, functionName, parameters = {}, changes = {}, folded }: Press,
) {
  const action = findAction(card, functionName, parameters);
  if (action === null) throw new Error(`no button calls ${functionName}: ${wordsOf(card)}`);
  return person.press(action, withChanges(inputsOf(card, folded), changes), item);
}

/** The calls of the backend that a callback made, as `METHOD /path`. */
export function backendCalls({ fetches }: CallbackResult): string[] {
  return fetches.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
}

/** What `POST /v1/tasks` answered during a callback; fails the test when it was not called or did not succeed. */
export function readCreated(result: CallbackResult): TaskCreated {
  const exchange = result.fetches.findLast((each) => each.method === 'POST' && each.url.endsWith('/v1/tasks'));
  return taskCreatedSchema.parse(JSON.parse(exchange?.responseText ?? 'null'));
}

/** The labels of a field's ticked or chosen items. */
export function listChosen(card: Json, field: string): string[] {
  return choicesOf(card, field)
    .filter((choice) => choice.selected)
    .map((choice) => choice.text);
}

/** What a card proposes, but for `changes`; undefined empties a field. */
export function withChanges(inputs: FormInputs, changes: Changes): FormInputs {
  const asked = Object.entries(changes).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, { stringInputs: { value } }] as const],
  );
  const untouched = Object.entries(inputs).filter(([field]) => !(field in changes));
  return Object.fromEntries([...untouched, ...asked]);
}

/** What a callback said in passing; empty when nothing. */
export function notificationOf({ answer }: CallbackResult): string {
  const parsed = notificationSchema.safeParse(answer);
  return parsed.data?.renderActions.action.notification.text ?? '';
}

/** The key that a draft card's Save carries. */
export function keyOn(card: Json): string {
  return primaryAction(card)?.parameters['idempotencyKey'] ?? '';
}
