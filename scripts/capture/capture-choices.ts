import { domainToASCII } from 'node:url';
import type { FormInputs } from '../../host/contract.ts';
import type { DraftAddress } from '../../shared/capture/draft.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { choicesOf, inputsOf, type Json } from '../harness/card-form.ts';

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

/** What was opened: the card, and the addresses that it was made from. */
export interface Opened {
  card: Json;
  addresses: readonly DraftAddress[];
}

/** The form as it is sent on Save, with the choices made on it. Throws CaptureError when the card does not offer one. */
export function chooseInputs({ card, addresses }: Opened, choices: Choices): FormInputs {
  const inputs = inputsOf(card);
  if (choices.type !== undefined) inputs['typeId'] = input([findChoice(card, 'typeId', choices.type)]);
  if (choices.status !== undefined) inputs['statusId'] = input([findChoice(card, 'statusId', choices.status)]);
  if (choices.contacts !== undefined) {
    inputs['contacts'] = input(choices.contacts.flatMap((address) => findContacts({ card, addresses }, address)));
  }
  if (!choices.attachments) delete inputs['attachments'];
  return inputs;
}

function input(values: string[]): FormInputs[string] {
  return { stringInputs: { value: [...new Set(values)] } };
}

function findChoice(card: Json, field: 'typeId' | 'statusId', label: string): string {
  const offered = choicesOf(card, field);
  const choice = offered.find(({ text }) => text === label);
  if (choice !== undefined) return choice.value;
  const code = field === 'typeId' ? 'type_not_offered' : 'status_not_offered';
  throw new CaptureError(code, `"${label}" is not among: ${offered.map(({ text }) => text).join(', ')}`);
}

/** The contacts that the card offers for an address of the source: several when it is on several, its company when that is suggested. */
function findContacts({ card, addresses }: Opened, address: string): string[] {
  const wanted = canonical(address);
  const recognised = addresses.filter((each) => each.address === wanted).flatMap(({ contactIds }) => contactIds);
  const offered = choicesOf(card, 'contacts').map(({ value }) => value);
  const ids = offered.filter((id) => recognised.includes(id));
  if (ids.length === 0)
    throw new CaptureError('contact_not_offered', `the card offers no contact with the address ${address}`);
  return ids;
}

function canonical(address: string): string {
  return canonicalAddress(address, domainToASCII) ?? address;
}
