import * as z from 'zod/mini';
import { contactRequestSchema, type ContactAdded, type ContactRequest } from '../../shared/contacts/contact.ts';
import { idSchema } from '../../shared/ids.ts';
import { createContact, searchContacts } from '../api/relais.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import type { Translation } from '../i18n/translation.ts';
import { decideSearch, toSearchText, suggestionOf, readTypedQuery, beginSearch } from '../state/contact-search.ts';
import type { CallbackEvent } from '../state/event.ts';
import { failureFor } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { carryEntry, parseEntry, type SaveEntry } from '../state/save-form.ts';
import { contactSearchCard } from '../views/contact-search-card.ts';
import { errorCard } from '../views/error-card.ts';
import { changed, notify, push, suggest, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { reviseDraft, type Revision } from './draft-revision.ts';

/** Autocomplete: linkable contacts, each as a text that a search resolves to exactly that contact. */
export function suggestContacts({ event, t }: Context): Answer {
  const text = toSearchText(readTypedQuery(event));
  const environment = readLinkedEnvironment();
  if (text === null || environment === null) return suggest([]);
  const found = searchContacts(environment, text);
  // An autocomplete field cannot show an error; the button beside it can.
  if (!found.ok) return suggest([]);
  const linkable = found.value.contacts.filter((contact) => contact.linkable);
  return suggest(linkable.map((contact) => suggestionOf(contact, t.messages.separator)));
}

/** Shows the card that looks for a contact; it carries what was entered on the draft card. */
export function openContactSearch({ event, t }: Context): Answer {
  const entry = parseEntry(event);
  if (entry === null) return push(errorCard(failureFor('invalid_request'), t));
  const search = beginSearch(event.parameters['query'] ?? '');
  return push(contactSearchCard(search, searchParametersOf(event, entry), t));
}

/** Without the text of an earlier search, which would stand for what is typed. */
function searchParametersOf({ parameters }: CallbackEvent, entry: SaveEntry): Record<string, string> {
  return carryEntry({ idempotencyKey: parameters['idempotencyKey'] ?? '' }, entry);
}

/**
 * Searches for the typed text: an unambiguous contact is ticked, several are offered on the draft card; with nothing to
 * offer the search stays.
 */
export function searchForContacts(context: Context): Answer {
  const { event, t } = context;
  const query = readTypedQuery(event);
  const text = toSearchText(query);
  if (text === null) return notify(t.messages.contacts.typeMore);
  return reviseDraft(context, functionNames.searchContacts, (environment, entry) => {
    const found = searchContacts(environment, text);
    if (!found.ok) return found;
    const { search, meant } = decideSearch(query, found.value, t.messages.separator);
    if (search.firstIds.length === 0) {
      return { ok: true, value: { instead: contactSearchCard(search, searchParametersOf(event, entry), t) } };
    }
    if (meant === null) return { ok: true, value: { contactSearch: search } };
    const notification = t.messages.contacts.ticked(meant.name);
    return { ok: true, value: { ticked: [meant.id], contactSearch: search, notification } };
  });
}

/** Adds and ticks the person of an unknown address, in one click. */
export function addContact(context: Context): Answer {
  const { event, t } = context;
  const person = personOf(event);
  if (person === null) return push(errorCard(failureFor('invalid_request'), t));
  const answer = reviseDraft(context, functionNames.addContact, (environment) => {
    const added = createContact(environment, person);
    return added.ok ? { ok: true, value: additionOf(added.value, t) } : added;
  });
  return changed(answer);
}

/** Returns from an error card to the draft, as it was filled in. */
export function returnToDraft(context: Context): Answer {
  return reviseDraft(context, functionNames.backToDraft, () => ({ ok: true, value: {} }));
}

function additionOf({ contact, existed }: ContactAdded, t: Translation): Revision {
  const { contacts: words } = t.messages;
  if (!contact.linkable) {
    return { notification: (existed ? words.existsNotLinkable : words.addedNotLinkable)(contact.name) };
  }
  return {
    ticked: [contact.id],
    contactSearch: { ...beginSearch(''), firstIds: [contact.id] },
    notification: existed ? words.existed(contact.name) : words.added(contact.name),
  };
}

const companyParameters = z.object({ companyId: z.optional(idSchema), companyName: z.optional(z.string()) });

function personOf({ parameters }: CallbackEvent): ContactRequest | null {
  const company = companyParameters.safeParse(parameters);
  if (!company.success) return null;
  const { companyId, companyName } = company.data;
  const named = companyName === undefined ? {} : { company: { name: companyName } };
  const person = contactRequestSchema.safeParse({
    name: parameters['name'],
    address: parameters['address'],
    ...(companyId === undefined ? named : { company: { id: companyId } }),
  });
  return person.success ? person.data : null;
}
