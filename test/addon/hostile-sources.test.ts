import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeBlob, installGoogle, type Fetched, type Recorded } from '../support/google-services.ts';
import * as addOn from '../../addon/main.ts';
import { draftRequestSchema, homeRequestSchema } from '../../shared/capture/requests.ts';
import { contactRequestSchema } from '../../shared/contacts/contact.ts';
import { id, makeAddress, makeContact, makeDraft, makeHome, makeMe, makeTask } from '../support/draft-builders.ts';
import { messageRequestSchema, taskRequestSchema } from '../../shared/tasks/requests.ts';

// Whatever a mail, an event, a form and the names of the CRM hold, every function answers with a card of its own: nothing
// unforeseen, no text of a stranger's as mark-up, and nothing sent that the backend would refuse as not of its form.

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '<script>',
    '"><b>',
    '\r\nBcc: x',
    '\u202e',
    'a'.repeat(3000),
    '💥'.repeat(400),
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    `https://x.example/${'y'.repeat(3000)}`,
    '99999999',
    '2026-13-45',
    '-',
    '__proto__',
  ),
  fc.constantFrom('a@b.example', '"a" <a@b.example>', '()<>', ',,,,', '20261123T090000Z', '2026-11-23'),
  fc.string(),
);
const dates = fc.constantFrom(0, Number.NaN, -1e14, 253_402_300_799_999);

/** The next of the texts, from the first again after the last. */
function reading(given: readonly string[]): () => string {
  let at = 0;
  return () => given[at++ % given.length] ?? '';
}

function hostileFile(next: () => string) {
  const calendar = () => `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:${next()}\nDTSTART:${next()}\nEND:VEVENT\n`;
  const blob = { getBytes: () => [1], getDataAsString: calendar, setName: () => blob };
  return {
    getName: next,
    getContentType: () => 'text/calendar',
    getSize: () => 5,
    getHash: next,
    copyBlob: () => blob,
  };
}

function hostileMail(next: () => string, date: number) {
  const headers = ['Subject', 'From', 'ReplyTo', 'To', 'Cc', 'Bcc', 'Header', 'PlainBody', 'RawContent', 'Id'];
  return {
    ...Object.fromEntries(headers.map((name) => [`get${name}`, next])),
    getBody: () => `<p>${next()}<img src=cid:${next()}>${next()}`,
    getDate: () => new Date(date),
    getThread: () => ({ getId: next, getMessages: () => [] }),
    getAttachments: () => [hostileFile(next), hostileFile(next)],
  };
}

function hostileEvent(next: () => string) {
  const person = () => ({ email: next(), displayName: next(), responseStatus: next() });
  const entryPoints = [{ entryPointType: 'video', uri: next(), label: next(), pin: next() }];
  return {
    ...Object.fromEntries(['iCalUID', 'status', 'summary', 'location', 'htmlLink'].map((name) => [name, next()])),
    id: `e${next()}`,
    description: next() + next(),
    start: { date: next() },
    end: { dateTime: next() },
    organizer: person(),
    attendees: [person(), person()],
    attachments: [{ title: next(), fileUrl: next(), mimeType: next() }],
    recurringEventId: next(),
    originalStartTime: { dateTime: next() },
    conferenceData: { conferenceSolution: { name: next() }, entryPoints },
  };
}

/** The backend, with names in its answers that strangers chose. */
function answerTo(url: string, next: () => string): object {
  if (url.endsWith('/v1/sessions')) return { token: 't', expiresAt: '2999-01-01T00:00:00.000Z', me: makeMe() };
  if (url.endsWith('/v1/home')) return makeHome();
  if (url.includes('/v1/tasks')) return { task: makeTask({ title: next() }), replayed: false };
  const contacts = [makeContact(1, { name: next(), email: next(), company: next() })];
  if (url.includes('/v1/contacts'))
    return { contacts: contacts.map((one) => ({ ...one, relation: 'client' })), more: true };
  const newContact = { name: next(), company: { id: null, name: next() } };
  return makeDraft({
    contacts,
    addresses: [makeAddress(1, { address: next(), readable: next(), name: next(), newContact })],
  });
}

function pressed(next: () => string) {
  const form = { typeId: [id(11)], statusId: [id(20)], title: [next()], contacts: [id(1)], attachments: ['0', '1'] };
  const entered = { ...form, description: ['whole'], span: ['series'], contactQuery: [next()], due: ['none'] };
  const limits = JSON.stringify(makeDraft().limits);
  return {
    formInputs: Object.fromEntries(Object.entries(entered).map(([name, value]) => [name, { stringInputs: { value } }])),
    parameters: { idempotencyKey: id(77), limits, taskId: id(3), name: next(), address: next(), companyName: next() },
    userLocale: 'fr',
    timeZone: { id: 'Europe/Paris' },
  };
}

const schemas = [
  { path: /\/v1\/drafts$/, schema: draftRequestSchema },
  { path: /\/v1\/home$/, schema: homeRequestSchema },
  { path: /\/v1\/contacts$/, schema: contactRequestSchema },
  { path: /\/v1\/tasks$/, schema: taskRequestSchema },
  { path: /\/messages$/, schema: messageRequestSchema },
];

/** What the backend would refuse in a request as not of its form. */
function faultsOfForm({ url, payload }: Fetched): unknown[] {
  const schema = schemas.find(({ path }) => path.test(url))?.schema;
  if (schema === undefined) return [];
  const json =
    typeof payload === 'object' && payload !== null && 'task' in payload && payload.task instanceof FakeBlob
      ? payload.task.getDataAsString()
      : String(payload);
  const parsed = schema.safeParse(JSON.parse(json));
  return parsed.success ? [] : parsed.error.issues.map(({ path, code }) => [url, path, code]);
}

/** What is given to the fields that Google reads as mark-up. */
function markup(rendered: unknown): string[] {
  if (typeof rendered !== 'object' || rendered === null || !('calls' in rendered)) return [];
  const { made, calls } = rendered as Recorded;
  const own = /^new(?:TextParagraph|DecoratedText)$/.test(made)
    ? calls.filter(({ method }) => method === 'setText')
    : [];
  const inner = calls.flatMap(({ args }) => args.flat()).flatMap(markup);
  return [...own.map(({ args }) => String(args[0])), ...inner];
}

describe('whatever comes from outside', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const { onGmailMessage, onCalendarEventOpen, onHomepage, onSave, onAddMessage, onSearchContacts, onAddContact } =
    addOn;
  const onMails = { onGmailMessage, onSave, onAddMessage, onSearchContacts, onAddContact };
  const onEvents = { onCalendarEventOpen, onHomepage, onSave, onSearchContacts };

  it.each([
    ...Object.entries(onMails).map(
      ([name, run]) => [name, run, { gmail: { messageId: 'm', accessToken: 't' } }] as const,
    ),
    ...Object.entries(onEvents).map(([name, run]) => [name, run, { calendar: { calendarId: 'c', id: 'i' } }] as const),
  ])('%s answers with a card of its own', (_name, run, open) => {
    const faults = vi.spyOn(console, 'warn').mockReturnValue();
    fc.assert(
      fc.property(fc.array(texts, { minLength: 30, maxLength: 30 }), dates, (given, date) => {
        const next = reading(given);
        const message = hostileMail(next, date);
        const google = installGoogle({ message, answer: ({ url }) => ({ status: 200, body: answerTo(url, next) }) });
        const event = hostileEvent(next);
        Object.assign(globalThis, { Calendar: { Events: { get: () => event, list: () => ({ items: [event] }) } } });
        google.properties.set('environment', 'demo');
        const answer = run({ commonEventObject: pressed(next), ...open });
        expect(faults.mock.calls).toEqual([]);
        expect(google.fetched.flatMap(faultsOfForm)).toEqual([]);
        expect(markup(answer).filter((text) => text.includes('<script') || text.includes('"><b>'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
