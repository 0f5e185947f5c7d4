import { describe, expect, it } from 'vitest';
import { installGoogle, type FakeGoogle } from '../../support/google-services.ts';
import { searchForContacts, suggestContacts } from '../../../addon/handlers/contacts.ts';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import type { FoundContact } from '../../../shared/contacts/contact.ts';
import { type Draft } from '../../../shared/capture/draft.ts';
import { draftRequestSchema } from '../../../shared/capture/requests.ts';
import { id, makeContact, makeDraft, makeMe } from '../../support/draft-builders.ts';

const message = {
  getId: () => '18c',
  getThread: () => ({ getId: () => '18c', getMessages: () => [] }),
  getSubject: () => 'Devis',
  getFrom: () => 'Jane <jane@acme.example>',
  getReplyTo: () => '',
  getTo: () => 'camille@demo.example',
  getCc: () => '',
  getBcc: () => '',
  getDate: () => new Date(0),
  getHeader: () => '<m1@acme.example>',
  getBody: () => '<p>Bonjour</p>',
  getPlainBody: () => 'Bonjour',
  getRawContent: () => '',
  getAttachments: () => [],
};

const marie: FoundContact = { ...makeContact(500, { name: 'Marie Duval' }), relation: 'client', linkable: true };

function google(draft: Partial<Draft> = {}): FakeGoogle {
  const expiresAt = new Date(Date.now() + 1_800_000).toISOString();
  const services = installGoogle({
    message,
    answer: ({ url }) => {
      if (url.endsWith('/v1/sessions')) return { status: 201, body: { token: 'one', expiresAt, me: makeMe() } };
      if (url.includes('/v1/contacts')) return { status: 200, body: { contacts: [marie], more: false } };
      return { status: 200, body: makeDraft(draft) };
    },
  });
  services.properties.set('environment', 'demo');
  return services;
}

function typed(query: string, contacts: string[] = []) {
  const form = { typeId: [id(11)], statusId: [id(20)], description: ['whole'], contacts, contactQuery: [query] };
  const formInputs = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, { stringInputs: { value } }]),
  );
  const parameters = { idempotencyKey: id(77) };
  const event = { commonEventObject: { formInputs, parameters }, gmail: { messageId: 'm', accessToken: 'token' } };
  return { event: parseEvent(event), t: translationFor('fr', '') };
}

describe('the search', () => {
  it('asks for the text as a parameter of the address, whatever is in it', () => {
    const services = google();
    suggestContacts(typed('Dupont & Fils #1 ? é\ud83e'));
    expect(services.fetched.at(-1)?.url).toBe(
      'https://relais.example/v1/contacts?query=Dupont%20%26%20Fils%20%231%20%3F%20%C3%A9',
    );
  });

  it('suggests nothing before there is an environment', () => {
    const services = google();
    services.properties.clear();
    expect(suggestContacts(typed('marie'))).toEqual({ kind: 'suggestions', suggestions: [] });
    expect(services.fetched).toEqual([]);
  });

  it('asks the draft for the contacts that are ticked and the one that was found', () => {
    const services = google({
      contacts: [makeContact(1), marie].map((contact) => ({ ...contact, ticked: false, otherReps: false })),
    });
    const answer = searchForContacts(typed('marie', [id(1001)]));
    expect(answer).toMatchObject({ kind: 'action', notification: 'Contact coché\u00a0: Marie Duval' });
    const payload = JSON.parse(String(services.fetched.at(-1)?.payload)) as unknown;
    expect(draftRequestSchema.parse(payload).contactIds).toEqual([id(1001), marie.id]);
    expect(JSON.stringify(answer)).toContain(id(77));
    expect(JSON.stringify(answer)).not.toContain(id(2));
  });

  it('ticks no more contacts than a task can have, and says so', () => {
    const ticked = Array.from({ length: 100 }, (_, n) => makeContact(n));
    const services = google({ contacts: ticked });
    const answer = searchForContacts(
      typed(
        'marie',
        ticked.map((contact) => contact.id),
      ),
    );
    expect(answer.kind === 'action' ? answer.notification : '').toContain('au plus 100');
    const payload = JSON.parse(String(services.fetched.at(-1)?.payload)) as unknown;
    expect(draftRequestSchema.parse(payload).contactIds).toEqual(ticked.map((contact) => contact.id));
  });
});
