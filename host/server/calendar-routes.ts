import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { newEventSchema, type CalendarAdded, type EventDetail, type EventSummary } from '../page-api.ts';
import type { Agenda } from './agenda.ts';
import { eventDetail, eventSummary } from './event-view.ts';
import type { People } from './people.ts';
import { problem } from './problem.ts';
import { documentPolicy, plainTextBody, renderDocument, sanitizeBody } from './reading-document.ts';
import { writeEvent } from './write-event.ts';

/** Larger than any export of one person's calendar that is read at once. */
export const maxCalendarBytes = 10 * 1024 * 1024;
/** A list of half a year at most is asked for. Milliseconds. */
const maxSpan = 190 * 86_400_000;

const timeZone = z.string().max(100).refine(isTimeZone, 'not an IANA time zone');
const readerQuery = z.object({ user: z.string(), timeZone });
const spanQuery = readerQuery.extend({ from: z.iso.datetime(), to: z.iso.datetime() });
const eventParams = z.object({ id: z.string() });

/** The calendar between two instants, one event, its description as a document, and adding to it. */
export function calendarRoutes(app: FastifyInstance, { agenda, people }: { agenda: Agenda; people: People }): void {
  app.get('/api/calendar', async (request): Promise<{ events: EventSummary[] }> => {
    const query = spanQuery.parse(request.query);
    const owner = people.find(query.user).email;
    const from = Date.parse(query.from);
    const to = Math.min(Date.parse(query.to), from + maxSpan);
    const found = await agenda.listBetween({ from, to, timeZone: query.timeZone });
    return { events: found.map((event) => eventSummary(event, owner)) };
  });

  app.get('/api/calendar/:id', async (request): Promise<EventDetail> => {
    const query = readerQuery.parse(request.query);
    const { id } = eventParams.parse(request.params);
    const found = await agenda.find(id, query.timeZone);
    return eventDetail(found, {
      owner: people.find(query.user).email,
      base: `/api/calendar/${encodeURIComponent(id)}`,
    });
  });

  app.get('/api/calendar/:id/description', async (request, reply) => {
    const { id } = eventParams.parse(request.params);
    const { details } = (await agenda.find(id, z.object({ timeZone }).parse(request.query).timeZone)).instance;
    const text = details.description ?? '';
    // Google keeps HTML in descriptions; other programs write plain text into the same property.
    const body = /<[a-z][^>]*>/i.test(text) ? sanitizeBody(withLineBreaks(text), () => null).html : plainTextBody(text);
    return reply
      .header('content-security-policy', documentPolicy("'none'"))
      .type('text/html; charset=utf-8')
      .send(renderDocument({ title: details.summary ?? '', body }));
  });

  app.addContentTypeParser(
    'text/calendar',
    { parseAs: 'buffer', bodyLimit: maxCalendarBytes },
    (_request: unknown, body: Buffer, done: (error: Error | null, body: Buffer) => void) => {
      done(null, body);
    },
  );
  app.post('/api/calendar', { bodyLimit: maxCalendarBytes }, async (request, reply) => {
    if (!(request.body instanceof Uint8Array)) throw problem(415, 'not_a_calendar', 'Send text/calendar.');
    const query = readerQuery.parse(request.query);
    const { first, count } = await agenda.drop(request.body, query.timeZone);
    const added: CalendarAdded = { count, first: eventSummary(first, people.find(query.user).email) };
    return reply.status(201).send(added);
  });

  app.post('/api/events', async (request, reply) => {
    const event = newEventSchema.parse(request.body);
    timeZone.parse(event.timeZone);
    const organizer = people.find(event.user);
    const raw = writeEvent(event, { uid: `${randomUUID()}@relais.example`, organizer, now: new Date() });
    const { first } = await agenda.drop(raw, event.timeZone);
    return reply.status(201).send(eventSummary(first, organizer.email));
  });
}

/** In Calendar's HTML a line end of the text is a line break too, as Google shows it. */
function withLineBreaks(html: string): string {
  return html.replace(/\r\n?|\n/g, '<br>');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
