import type ICAL from 'ical.js';
import type { Attendee, ResponseStatus } from './event.ts';

const answers: Readonly<Record<string, ResponseStatus>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/** The person of a calendar address (ORGANIZER, ATTENDEE); null when it is no mail address. */
export function personOf(property: ICAL.Property | null): { email: string; displayName: string | null } | null {
  if (!property) return null;
  const email = addressIn(valueOf(property)) ?? addressIn(parameter(property, 'email'));
  if (email === null) return null;
  const name = parameter(property, 'cn').trim();
  return { email, displayName: name === '' || name.toLowerCase() === email ? null : name };
}

/** The guests of an event, without repetitions. */
export function attendeesOf(event: ICAL.Component): Attendee[] {
  const guests = new Map<string, Attendee>();
  for (const property of event.getAllProperties('attendee')) {
    const person = personOf(property);
    if (person && !guests.has(person.email)) guests.set(person.email, attendeeOf(property, person));
  }
  return [...guests.values()];
}

function attendeeOf(property: ICAL.Property, person: Pick<Attendee, 'email' | 'displayName'>): Attendee {
  return {
    ...person,
    optional: /^(?:OPT|NON)-PARTICIPANT$/i.test(parameter(property, 'role')),
    resource: /^(?:RESOURCE|ROOM)$/i.test(parameter(property, 'cutype')) || isGoogleRoom(person.email),
    responseStatus: answers[parameter(property, 'partstat').toUpperCase()] ?? 'needsAction',
    additionalGuests: Math.max(0, Math.trunc(Number(parameter(property, 'x-num-guests'))) || 0),
    comment: parameter(property, 'x-response-comment') || null,
  };
}

/** Rooms and equipment of a Google Workspace domain have addresses of their own. */
function isGoogleRoom(email: string): boolean {
  return email.endsWith('@resource.calendar.google.com');
}

function addressIn(text: string): string | null {
  const address = text
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  return /^[^\s@:]+@[^\s@]+$/.test(address) ? address : null;
}

function valueOf(property: ICAL.Property): string {
  const value: unknown = property.getFirstValue();
  return typeof value === 'string' ? value : '';
}

function parameter(property: ICAL.Property, name: string): string {
  const value: unknown = property.getFirstParameter(name);
  return typeof value === 'string' ? value : '';
}
