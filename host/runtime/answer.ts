import { inspect } from 'node:util';
import { checkCard } from './card-checks.ts';
import { builtClasses } from './card-containers.ts';
import type { Fields, Json } from './card-fields.ts';
import { ServiceException, serviceObjectOf, type ServiceObject } from './service-object.ts';
import type { CallbackRequest } from '../contract.ts';

/**
 * What a callback returned, as the JSON that the host application gets: `{action}` for a trigger or a universal action,
 * `{renderActions, stateChanged?}` for an action of a card, `{autoComplete}` for suggestions, null for nothing.
 * Throws Google's own text for anything else.
 */
export function answerOf(returned: unknown, target: CallbackRequest['target']): Json | null {
  if (returned === undefined || returned === null) return null;
  const cards = cardsOf(returned);
  if (cards) return wrapAction({ navigations: cards.map((card) => ({ pushCard: card })) }, target);
  const object = serviceObjectOf(returned);
  const answer = object ? responseOf(object) : undefined;
  if (!answer) throw refused(returned);
  for (const card of cardsWithin(answer)) checkCard(card);
  return answer;
}

function cardsOf(returned: unknown): Fields[] | null {
  const list: unknown[] = Array.isArray(returned) ? returned : [returned];
  const cards: Fields[] = [];
  for (const entry of list) {
    const object = serviceObjectOf(entry);
    if (!object?.is(builtClasses.Card)) return null;
    checkCard(object.state);
    cards.push(object.state);
  }
  return cards.length > 0 ? cards : null;
}

function wrapAction(action: Fields, target: CallbackRequest['target']): Json {
  return target.kind === 'action' ? { renderActions: { action } } : { action };
}

function responseOf(object: ServiceObject): Fields | undefined {
  if (object.is(builtClasses.ActionResponse)) {
    const { stateChanged, ...action } = object.state;
    if (Object.keys(object.state).length === 0) return undefined;
    return { renderActions: { action }, ...(stateChanged === true ? { stateChanged } : {}) };
  }
  if (object.is(builtClasses.UniversalActionResponse)) {
    return Object.keys(object.state).length === 0 ? undefined : { action: object.state };
  }
  if (object.is(builtClasses.SuggestionsResponse)) return { autoComplete: object.state };
  return undefined;
}

/** The cards that a response pushes or puts in the place of the one on top. */
function cardsWithin(answer: Fields): Fields[] {
  const action = fieldsOf(fieldsOf(answer['renderActions'])['action'] ?? answer['action']);
  const steps = Array.isArray(action['navigations']) ? action['navigations'].map(fieldsOf) : [];
  return steps.flatMap(({ pushCard, updateCard }) =>
    [pushCard, updateCard].filter((card) => card !== undefined).map(fieldsOf),
  );
}

function fieldsOf(value: Json | undefined): Fields {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** The text that Google reports for a value which is no response, an unbuilt builder and an empty response alike. */
function refused(returned: unknown): ServiceException {
  return new ServiceException(
    'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
      `Also make sure to call build() on any builder before returning it. Value: ${printed(returned)}`,
  );
}

function printed(value: unknown): string {
  const object = serviceObjectOf(value);
  return object
    ? `${object.type.name} ${JSON.stringify(object.state)}`
    : inspect(value, { depth: 1, breakLength: Infinity });
}
