import type { Platform } from '../contract.ts';
import type { Fields, Json } from './card-fields.ts';
import { ServiceException } from './service-object.ts';

type Check = (fields: Fields) => string | null;

function needs(...keys: string[]): Check {
  return (fields) => {
    const absent = keys.find((key) => fields[key] === undefined);
    return absent === undefined ? null : `${absent} is required`;
  };
}

function needsOneOf(...keys: string[]): Check {
  return (fields) => (keys.some((key) => fields[key] !== undefined) ? null : `${keys.join(' or ')} is required`);
}

function publicImage(key: string): Check {
  return (fields) => {
    const url = fields[key];
    return typeof url !== 'string' || /^(?:https:\/\/|data:image\/)/.test(url)
      ? null
      : `${key} must be a public https URL`;
  };
}

/** Google's checks at rendering, by the key of a message. */
const checks: Readonly<Record<string, readonly Check[]>> = {
  textInput: [needs('name'), needsOneOf('label', 'hintText')],
  selectionInput: [needs('name')],
  dateTimePicker: [needs('name')],
  switchControl: [needs('name')],
  decoratedText: [needs('text')],
  textParagraph: [needs('text')],
  image: [needsOneOf('imageUrl', 'imageUri'), publicImage('imageUrl'), publicImage('imageUri')],
  header: [needs('title'), publicImage('imageUrl')],
  peekCardHeader: [needs('title'), publicImage('imageUrl')],
  buttons: [needs('onClick'), needsOneOf('text', 'icon')],
  button: [needs('onClick'), needsOneOf('text', 'icon')],
  primaryButton: [needs('text', 'onClick')],
  secondaryButton: [needs('text', 'onClick')],
  fixedFooter: [needs('primaryButton')],
  icon: [needsOneOf('knownIcon', 'iconUrl', 'materialIcon'), publicImage('iconUrl')],
  startIcon: [needsOneOf('knownIcon', 'iconUrl', 'materialIcon'), publicImage('iconUrl')],
  endIcon: [needsOneOf('knownIcon', 'iconUrl', 'materialIcon'), publicImage('iconUrl')],
  cardActions: [needs('actionLabel', 'onClick')],
  action: [needs('function')],
  onChangeAction: [needs('function')],
  autoCompleteAction: [needs('function')],
  openDynamicLinkAction: [needs('function')],
  composeAction: [needs('function')],
  openLink: [needs('url')],
};

/** Widgets that Google's mobile apps lack (date and time pickers, images of selection items). */
const mobileChecks: typeof checks = {
  dateTimePicker: [() => 'date and time pickers are shown on the web only'],
  items: [({ startIconUri }) => (startIconUri === undefined ? null : 'images of items are shown on the web only')],
};

/** Throws when Google could not render the card on this platform, naming the place and what is missing. */
export function checkCard(card: Fields, platform: Platform): void {
  visit(card, { key: '', path: 'card' }, platform === 'WEB' ? [checks] : [checks, mobileChecks]);
}

function visit(value: Json, { key, path }: { key: string; path: string }, all: readonly (typeof checks)[]): void {
  if (typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) visit(entry, { key, path: `${path}[${String(index)}]` }, all);
    return;
  }
  for (const check of all.flatMap((each) => each[key] ?? [])) {
    const wrong = check(value);
    if (wrong !== null) throw new ServiceException(`The card cannot be shown: ${path}: ${wrong}.`);
  }
  for (const [name, child] of Object.entries(value)) visit(child, { key: name, path: `${path}.${name}` }, all);
}
