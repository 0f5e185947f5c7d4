import type { NewContact } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { shownParametersOf } from '../state/save-form.ts';
import { listAddableAddresses, type AddableAddress } from '../state/new-contacts.ts';
import type { Section, Widget } from './card.ts';
import { actionButton, line, sectionOf, type Parameters } from './widgets.ts';

/** The people who are not in the CRM, each with a button that adds and ticks them; shows what will be added. */
export function newContactSection(state: DraftState, t: Translation): Section[] {
  const lines = listAddableAddresses(state.draft).map((address) => newContactLine(address, state, t));
  return sectionOf(t.messages.contacts.addTitle, lines);
}

function newContactLine(found: AddableAddress, { draft, entry }: DraftState, t: Translation): Widget {
  const { separator, origins } = t.messages;
  const { name, company } = found.newContact;
  const parameters = {
    ...shownParametersOf(entry),
    idempotencyKey: draft.idempotencyKey,
    address: found.address,
    name,
    ...companyParametersOf(company),
  };
  return line([{ strong: name }, separator, companyWords(company, t)], undefined, {
    bottomLabel: found.readable + separator + origins[found.origin],
    button: actionButton(t.messages.contacts.add, { function: functionNames.addContact, parameters }),
  });
}

/** A person of an existing company takes its relation, which is not repeated. */
function companyWords(company: NewContact['company'], t: Translation): string {
  const { newCompany, noCompany, prospect } = t.messages.contacts;
  if (company === null) return noCompany + t.messages.separator + prospect;
  return company.id === null ? newCompany(company.name) + t.messages.separator + prospect : company.name;
}

function companyParametersOf(company: NewContact['company']): Parameters {
  if (company === null) return {};
  return company.id === null ? { companyName: company.name } : { companyId: company.id };
}
