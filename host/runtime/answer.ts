import { inspect } from 'node:util';
import type { CallbackRequest } from '../contract.ts';
import { checkCard } from './card-checks.ts';
import { builtClasses } from './card-containers.ts';
import { hostAppResponses } from './card-responses.ts';
import type { Fields, Json } from './card-fields.ts';
import { checkLinks } from './link-rules.ts';
import { conferenceDataType } from './services/conference-data.ts';
import type { Manifest } from './manifest.ts';
import { isPlainObject } from './parameter.ts';
import { ServiceException, serviceObjectOf, type ServiceObject } from './service-object.ts';

/** The context in which a returned value is converted and checked. */
export interface AnswerContext {
  target: CallbackRequest['target'];
  platform: CallbackRequest['platform'];
  manifest: Manifest;
}

/**
 * Converts a callback's result to the JSON that the host application gets: `{action}` for a trigger or a universal
 * action, `{renderActions, stateChanged?}` for a card's action, `{autoComplete}` for suggestions, null for nothing.
 * Throws Google's own message for any other value, and for a card that Google could not render.
 */
export function answerOf(returned: unknown, { target, platform, manifest }: AnswerContext): Json | null {
  if (returned === undefined || returned === null) return null;
  const answer = answerWithCards(returned, target) ?? answerOfResponse(serviceObjectOf(returned)) ?? asJson(returned);
  if (!answer) throw refusalOf(returned);
  for (const card of cardsWithin(answer)) checkCard(card, platform);
  checkLinks(answer, manifest.addOns.common.openLinkUrlPrefixes);
  return answer;
}

/** The answer of a callback that returns cards instead of a response: they are pushed. */
function answerWithCards(returned: unknown, target: CallbackRequest['target']): Fields | undefined {
  const list: unknown[] = Array.isArray(returned) ? returned : [returned];
  const cards = list.map((entry) => cardOf(entry));
  if (cards.length === 0 || cards.includes(undefined)) return undefined;
  const action: Fields = { navigations: cards.flatMap((card) => (card ? [{ pushCard: card }] : [])) };
  return target.kind === 'action' ? { renderActions: { action } } : { action };
}

function cardOf(value: unknown): Fields | undefined {
  const object = serviceObjectOf(value);
  if (object?.is(builtClasses.Card) === true) return object.state;
  return object ? undefined : readPlainObject(value, cardKeys);
}

const cardKeys = ['header', 'sections', 'fixedFooter', 'cardActions', 'name', 'displayStyle', 'peekCardHeader'];
const responseKeys = ['action', 'renderActions'];

/** A script may return a response as plain JSON. An empty one is refused. */
function asJson(value: unknown): Fields | undefined {
  const response = readPlainObject(value, responseKeys);
  const action = fieldsOf(fieldsOf(response?.['renderActions'])['action'] ?? response?.['action']);
  return Object.keys(action).length > 0 ? response : undefined;
}

/** A plain object of the script as JSON, if it has keys and all are among these. */
function readPlainObject(value: unknown, keys: readonly string[]): Fields | undefined {
  if (!isPlainObject(value)) return undefined;
  const own = Object.keys(value);
  return own.length > 0 && own.every((key) => keys.includes(key))
    ? (JSON.parse(JSON.stringify(value)) as Fields)
    : undefined;
}

function answerOfResponse(object: ServiceObject | undefined): Fields | undefined {
  if (!object) return undefined;
  if (object.is(builtClasses.ActionResponse)) return actionAnswer(object.state);
  if (object.is(builtClasses.UniversalActionResponse)) {
    return Object.keys(object.state).length === 0 ? undefined : { action: object.state };
  }
  if (object.is(builtClasses.SuggestionsResponse)) return { autoComplete: object.state };
  if (object.is(builtClasses.LinkPreview)) return previewAnswer(object.state);
  // The result of a conference solution's onCreateFunction.
  if (object.is(conferenceDataType)) return object.state;
  return hostAppAnswer(object);
}

/** A response that changes the host application: a draft, an event, a selection of files. */
function hostAppAnswer(object: ServiceObject): Fields | undefined {
  const type = Object.values(hostAppResponses).find((each) => object.is(each));
  return type && object.is(type) ? { renderActions: { hostAppAction: object.state } } : undefined;
}

function previewAnswer({ previewCard, title, linkPreviewTitle }: Fields): Fields | undefined {
  if (previewCard === undefined) return undefined;
  const linkPreview: Fields = title === undefined ? { previewCard } : { previewCard, title };
  const action: Fields = { linkPreview };
  return { action: linkPreviewTitle === undefined ? action : { linkPreview: { ...linkPreview, linkPreviewTitle } } };
}

/** An action response without any effect is refused like a wrong type. */
function actionAnswer({ stateChanged, ...action }: Fields): Fields | undefined {
  if (stateChanged === undefined && Object.keys(action).length === 0) return undefined;
  return { renderActions: { action }, ...(stateChanged === true ? { stateChanged } : {}) };
}

/** The cards that a response pushes or updates. */
function cardsWithin(answer: Fields): Fields[] {
  const action = fieldsOf(fieldsOf(answer['renderActions'])['action'] ?? answer['action']);
  const steps = Array.isArray(action['navigations']) ? action['navigations'].map(fieldsOf) : [];
  const { previewCard } = fieldsOf(action['linkPreview']);
  return [...steps.flatMap(({ pushCard, updateCard }) => [pushCard, updateCard]), previewCard]
    .filter((card) => card !== undefined)
    .map(fieldsOf);
}

function fieldsOf(value: Json | undefined): Fields {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** Google's message for a value that is no response. An unbuilt builder and an empty response get the same one. */
function refusalOf(returned: unknown): ServiceException {
  return new ServiceException(
    'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
      `Also make sure to call build() on any builder before returning it. Value: ${describeValue(returned)}`,
  );
}

function describeValue(value: unknown): string {
  const object = serviceObjectOf(value);
  if (object) return `${object.type.name} ${JSON.stringify(object.state)}`;
  return inspect(value, { depth: 1, breakLength: Infinity });
}
