import { domainToASCII } from 'node:url';
import type { FormInputs } from '../host/contract.ts';
import { scanTextAddresses } from '../shared/text/body-addresses.ts';
import { canonicalAddress } from '../shared/text/canonical-address.ts';
import { choicesOf, proposedInputs, type Json } from './card-form.ts';

/** What is changed on the card before Save; undefined leaves the proposal. */
export interface Choices {
  type?: string | undefined;
  status?: string | undefined;
  /** Addresses of the contacts to tick, instead of the ticked ones. */
  contacts?: string[] | undefined;
  attachments: boolean;
}

/** Why a file could not be captured; `code` is an error code of Relais or says what the card does not offer. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The form as it is sent on Save, with the choices made on it. Throws CaptureError when the card does not offer one. */
export function chooseInputs(card: Json, choices: Choices): FormInputs {
  const inputs = proposedInputs(card);
  if (choices.type !== undefined) inputs['typeId'] = input([labelled(card, 'typeId', choices.type)]);
  if (choices.status !== undefined) inputs['statusId'] = input([labelled(card, 'statusId', choices.status)]);
  if (choices.contacts !== undefined) {
    inputs['contacts'] = input(choices.contacts.flatMap((address) => contactsWith(card, address)));
  }
  if (!choices.attachments) delete inputs['attachments'];
  return inputs;
}

function input(values: string[]): FormInputs[string] {
  return { stringInputs: { value: [...new Set(values)] } };
}

function labelled(card: Json, field: 'typeId' | 'statusId', label: string): string {
  const offered = choicesOf(card, field);
  const choice = offered.find(({ text }) => text === label);
  if (choice !== undefined) return choice.value;
  const code = field === 'typeId' ? 'type_not_offered' : 'status_not_offered';
  throw new CaptureError(code, `"${label}" is not among: ${offered.map(({ text }) => text).join(', ')}`);
}

/** Each line of the contact list names the address that it was recognised by. */
function contactsWith(card: Json, address: string): string[] {
  const wanted = canonical(address);
  const ids = choicesOf(card, 'contacts')
    .filter(({ text }) => scanTextAddresses(text).some((found) => canonical(found) === wanted))
    .map(({ value }) => value);
  if (ids.length === 0)
    throw new CaptureError('contact_not_offered', `the card offers no contact with the address ${address}`);
  return ids;
}

function canonical(address: string): string {
  return canonicalAddress(address, domainToASCII) ?? address;
}
