import { scanHtmlAddresses, scanTextAddresses } from '../../shared/text/address/body-addresses.ts';
import type { AddressOrigin } from '../../shared/values/source.ts';
import type { CalendarEvent, Guest } from './calendar-event.ts';
import { collectAddresses, type WrittenAddress } from './source-addresses.ts';
import type { SourceAddresses } from './source.ts';

/** The addresses of an event in the order in which they are candidates: organizer, guests, who declined, rooms, its text. */
export function addressesOfEvent({ organizer, guests, description, location }: EventWithPeople): SourceAddresses {
  const people: WrittenAddress[] = guests.map((guest) => ({
    address: guest.email,
    name: guest.name,
    origin: originOf(guest),
  }));
  const texts = [...scanHtmlAddresses(description), ...scanTextAddresses(location)];
  return collectAddresses([
    ...(organizer === null ? [] : [{ address: organizer.email, name: organizer.name, origin: 'organizer' as const }]),
    ...people.filter(({ origin }) => origin === 'guest'),
    ...people.filter(({ origin }) => origin === 'declined'),
    ...people.filter(({ origin }) => origin === 'room'),
    ...texts.map((address) => ({ address, name: null, origin: 'body' as const })),
  ]);
}

function originOf({ room, answer }: Guest): AddressOrigin {
  if (room) return 'room';
  return answer === 'declined' ? 'declined' : 'guest';
}

type EventWithPeople = Pick<CalendarEvent, 'organizer' | 'guests' | 'description' | 'location'>;
