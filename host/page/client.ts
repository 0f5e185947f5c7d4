import * as z from 'zod/mini';
import {
  apiProblemSchema,
  calendarAddedSchema,
  callbackAnswerSchema,
  configurationSchema,
  consentSchema,
  eventDetailSchema,
  eventListSchema,
  eventSummarySchema,
  linkAnswerSchema,
  mailDetailSchema,
  mailListSchema,
  mailSummarySchema,
  type NewEvent,
  type PageCallbackRequest,
} from '../page-api.ts';

/** A request that failed: `code` as in page-api.ts, or `server_unreachable`. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly code: string;
  constructor(code: string, detail?: string) {
    super(detail ?? code);
    this.code = code;
  }
}

/** Whose calendar is read, and on which clock. */
export interface CalendarReader {
  user: string;
  timeZone: string;
}

export const client = {
  configuration: () => getJson('/api/configuration', configurationSchema),
  mails: () => getJson('/api/mails', mailListSchema),
  mail: (id: string) => getJson(`/api/mails/${encodeURIComponent(id)}`, mailDetailSchema),
  dropMail: (file: Blob) =>
    requestJson('/api/mails', mailSummarySchema, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: file,
    }),
  events: (reader: CalendarReader, span: { from: Date; to: Date }) =>
    getJson(
      `/api/calendar?${query({ ...reader, from: span.from.toISOString(), to: span.to.toISOString() })}`,
      eventListSchema,
    ),
  event: (reader: CalendarReader, id: string) => getJson(`${eventPath(id)}?${query({ ...reader })}`, eventDetailSchema),
  dropCalendar: (reader: CalendarReader, file: Blob) =>
    requestJson(`/api/calendar?${query({ ...reader })}`, calendarAddedSchema, {
      method: 'POST',
      headers: { 'content-type': 'text/calendar' },
      body: file,
    }),
  createEvent: (event: NewEvent) => postJson('/api/events', eventSummarySchema, event),
  consent: (user: string) => getJson(`/api/consent?${query({ user })}`, consentSchema),
  decideConsent: (user: string, granted: readonly string[] | null) =>
    requestJson('/api/consent', consentSchema, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user, granted }),
    }),
  runCallback: (request: PageCallbackRequest) => postJson('/api/callbacks', callbackAnswerSchema, request),
  checkLink: (url: string) => postJson('/api/links', linkAnswerSchema, { url }),
};

/** The event's description as a document for a frame. */
export function eventDescriptionUrl(url: string, { timeZone }: CalendarReader): string {
  return `${url}?${query({ timeZone })}`;
}

/** Leads to the add-on's own pages, as they are for this user. */
export function pagesLinkUrl(user: string): string {
  return `/pages?${query({ user })}`;
}

function eventPath(id: string): string {
  return `/api/calendar/${encodeURIComponent(id)}`;
}

function query(parameters: Record<string, string>): string {
  return new URLSearchParams(parameters).toString();
}

function getJson<S extends z.ZodMiniType>(url: string, schema: S): Promise<z.infer<S>> {
  return requestJson(url, schema, {});
}

function postJson<S extends z.ZodMiniType>(url: string, schema: S, body: object): Promise<z.infer<S>> {
  const headers = { 'content-type': 'application/json' };
  return requestJson(url, schema, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function requestJson<S extends z.ZodMiniType>(url: string, schema: S, init: RequestInit): Promise<z.infer<S>> {
  const response = await fetch(url, init).catch(() => null);
  if (response === null) throw new RequestFailure('server_unreachable');
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return z.parse(schema, body);
  const problem = z.safeParse(apiProblemSchema, body);
  throw problem.success ? new RequestFailure(problem.data.code, problem.data.detail) : new RequestFailure('internal');
}
