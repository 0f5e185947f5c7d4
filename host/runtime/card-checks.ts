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

/** What Google refuses when it renders, by the key under which a message stands. */
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

/** Throws when Google could not show the card, naming the place and what is missing there. */
export function checkCard(card: Fields): void {
  visit(card, '', 'card');
}

function visit(value: Json, key: string, path: string): void {
  if (typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) visit(entry, key, `${path}[${String(index)}]`);
    return;
  }
  for (const check of checks[key] ?? []) {
    const wrong = check(value);
    if (wrong !== null) throw new ServiceException(`The card cannot be shown: ${path}: ${wrong}.`);
  }
  for (const [name, child] of Object.entries(value)) visit(child, name, `${path}.${name}`);
}
