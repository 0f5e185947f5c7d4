import type { FormInputs } from '../../host/contract.ts';

/** Recorded card JSON, read loosely: the commands follow what a card says and know nothing of the add-on's code. */
export type Json = Record<string, unknown>;

/** A choice of a selection field. */
export interface Choice {
  text: string;
  value: string;
  selected: boolean;
}

/** A button's or footer's action as the card names it. */
export interface CardAction {
  functionName: string;
  parameters: Record<string, string>;
}

/** The card that an answer shows last: of a trigger (`action`) or of an action (`renderActions.action`). */
export function findCard(answer: unknown): Json | null {
  const rendered = asJson(asJson(answer)['renderActions']);
  const action = asJson(asJson(answer)['action'] ?? rendered['action']);
  const cards = asList(action['navigations']).flatMap((step) => [asJson(step)['pushCard'], asJson(step)['updateCard']]);
  const card = cards.filter((each) => each !== undefined).at(-1);
  return card === undefined ? null : asJson(card);
}

/**
 * What a person who changes nothing would send: every field with its proposed value; a field without one is absent. Whether
 * Google sends the fields of a section that stayed folded is documented nowhere, so that both are played.
 */
export function inputsOf(card: Json, folded: 'sent' | 'absent' = 'sent'): FormInputs {
  const left = folded === 'absent' ? foldedFields(card) : new Map<string, number>();
  return Object.fromEntries(Object.entries(valuesOf(card)).filter(([name]) => !left.has(name)));
}

/** The fields of folded parts of sections, each with its section's position. */
export function foldedFields(card: Json): Map<string, number> {
  return new Map(
    asList(card['sections']).flatMap((section, index) => {
      const { collapsible, uncollapsibleWidgetsCount: shown, widgets } = asJson(section);
      const folded = collapsible === true ? asList(widgets).slice(typeof shown === 'number' ? shown : 0) : [];
      const names = folded.map((widget) => valueOf(asJson(widget)).name);
      return names.flatMap((name) => (name === null ? [] : [[name, index] as const]));
    }),
  );
}

function valuesOf(card: Json): FormInputs {
  const inputs: FormInputs = {};
  for (const widget of widgetsOf(card)) {
    const { name, values } = valueOf(widget);
    if (name !== null && values.length > 0) inputs[name] = { stringInputs: { value: values } };
  }
  return inputs;
}

/** What a person who fills in every text would send: 1, which is a text, a number and JSON, where nothing is proposed. */
export function fillInputs(card: Json): FormInputs {
  const inputs: FormInputs = {};
  for (const widget of widgetsOf(card)) {
    const { name } = asJson(widget['textInput']);
    if (typeof name === 'string') inputs[name] = { stringInputs: { value: ['1'] } };
  }
  return { ...inputs, ...inputsOf(card) };
}

/** The choices of a selection field, none when the card has no such field. */
export function choicesOf(card: Json, name: string): Choice[] {
  const field = widgetsOf(card)
    .map((widget) => asJson(widget['selectionInput']))
    .find((input) => input['name'] === name);
  return field === undefined ? [] : choices(field);
}

/** The primary button of the fixed footer, null when the card has none or it is disabled. */
export function primaryAction(card: Json): CardAction | null {
  const button = asJson(asJson(card['fixedFooter'])['primaryButton']);
  return button['disabled'] === true ? null : actionOf(button);
}

/** The first action anywhere on the card that calls `functionName` with these parameters. */
export function findAction(
  card: Json,
  functionName: string,
  parameters: Record<string, string> = {},
): CardAction | null {
  const found = everyObject(card)
    .map(actionOf)
    .find((action) => {
      if (action?.functionName !== functionName) return false;
      return Object.entries(parameters).every(([key, value]) => action.parameters[key] === value);
    });
  return found ?? null;
}

const actionFields = ['action', 'onChangeAction', 'openDynamicLinkAction', 'composeAction'];

/** Every action of a card, in reading order: of clicks, of changes, of links and drafts that a function makes. */
export function cardActions(card: Json): CardAction[] {
  return everyObject(card).flatMap((each) => actionFields.flatMap((field) => toCardAction(asJson(each[field])) ?? []));
}

/** The words of a card, in reading order: what an error card tells the rep. */
export function wordsOf(card: Json): string {
  const header = asJson(card['header']);
  const texts = widgetsOf(card).flatMap((widget) => {
    const decorated = asJson(widget['decoratedText']);
    return [
      decorated['topLabel'],
      asJson(widget['textParagraph'])['text'],
      decorated['text'],
      decorated['bottomLabel'],
    ];
  });
  return [header['title'], header['subtitle'], ...texts]
    .filter((text) => typeof text === 'string' && text !== '')
    .join(' ');
}

function valueOf(widget: Json): { name: string | null; values: string[] } {
  const text = asJson(widget['textInput']);
  const selection = asJson(widget['selectionInput']);
  const control = asJson(asJson(widget['decoratedText'])['switchControl']);
  if (typeof text['name'] === 'string') return { name: text['name'], values: nonEmpty(text['value']) };
  if (typeof selection['name'] === 'string') return { name: selection['name'], values: selectionOf(selection) };
  if (typeof control['name'] === 'string') {
    return { name: control['name'], values: control['selected'] === true ? nonEmpty(control['value']) : [] };
  }
  return { name: null, values: [] };
}

function selectionOf(selection: Json): string[] {
  const all = choices(selection);
  const selected = all.filter((choice) => choice.selected).map((choice) => choice.value);
  // A drop-down always shows one choice: its first when none is marked.
  return selection['type'] === 'DROPDOWN' && selected.length === 0
    ? all.slice(0, 1).map((choice) => choice.value)
    : selected;
}

function choices(selection: Json): Choice[] {
  return asList(selection['items']).map((item) => {
    const { text, value, selected } = asJson(item);
    return { text: asText(text), value: asText(value), selected: selected === true };
  });
}

function actionOf(clickable: Json): CardAction | null {
  return toCardAction(asJson(asJson(clickable['onClick'])['action']));
}

function toCardAction(action: Json): CardAction | null {
  if (typeof action['function'] !== 'string') return null;
  const parameters = asList(action['parameters']).map((each) => {
    const { key, value } = asJson(each);
    return [asText(key), asText(value)] as const;
  });
  return { functionName: action['function'], parameters: Object.fromEntries(parameters) };
}

function widgetsOf(card: Json): Json[] {
  const direct = asList(card['sections']).flatMap((section) => asList(asJson(section)['widgets']).map(asJson));
  return direct.flatMap((widget) => [
    widget,
    ...asList(asJson(widget['columns'])['columnItems']).flatMap((column) =>
      asList(asJson(column)['widgets']).map(asJson),
    ),
  ]);
}

function everyObject(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== 'object' || value === null) return [];
  return [asJson(value), ...Object.values(value).flatMap(everyObject)];
}

function nonEmpty(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
