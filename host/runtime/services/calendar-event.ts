import type { EventInstance } from '../../calendar/event-instance.ts';
import type { Attendee, ResponseStatus } from '../../calendar/event.ts';
import { instantOfTime, plusDays, type EventTime } from '../../calendar/event-time.ts';
import { isOrganizer } from '../calendar-resource.ts';
import { serviceEnum } from '../card-enums.ts';
import { optional, flag, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { failAsMissing, method } from '../service-method.ts';
import { ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';

interface State {
  instance: EventInstance;
  calendarId: string;
  timeZone: string;
}

const guestStatus = serviceEnum('CalendarApp.GuestStatus', 'INVITED MAYBE NO OWNER YES');
const visibility = serviceEnum('CalendarApp.Visibility', 'CONFIDENTIAL DEFAULT PRIVATE PUBLIC');
const transparency = serviceEnum('CalendarApp.EventTransparency', 'OPAQUE TRANSPARENT');
const eventType = serviceEnum(
  'CalendarApp.EventType',
  'DEFAULT BIRTHDAY FOCUS_TIME FROM_GMAIL OUT_OF_OFFICE WORKING_LOCATION',
);

/** The enums of CalendarApp that its events answer with. */
export const calendarEnums: Readonly<Record<string, ServiceObject>> = {
  EventTransparency: transparency.holder,
  EventType: eventType.holder,
  GuestStatus: guestStatus.holder,
  Visibility: visibility.holder,
};

const statusNames: Readonly<Record<ResponseStatus, string>> = {
  accepted: 'YES',
  declined: 'NO',
  needsAction: 'INVITED',
  tentative: 'MAYBE',
};

const guestType = new ServiceType<Attendee>('CalendarApp.EventGuest', {
  getEmail: method([], (self) => self.email),
  getName: method([], (self) => self.displayName ?? self.email),
  getAdditionalGuests: method([], (self) => self.additionalGuests),
  getGuestStatus: method([], (self) => guestStatus.holder.type.constants.get(statusNames[self.responseStatus])),
  getStatus: method([], (self) => statusNames[self.responseStatus].toLowerCase()),
});

const creatorOf = ({ instance, calendarId }: State): string => instance.details.organizer?.email ?? calendarId;

/** Guests, the organizer among them only when asked for. */
function guestsOf({ instance }: State, withOwner: boolean): Attendee[] {
  const { attendees, organizer } = instance.details;
  return attendees.filter(({ email }) => withOwner || email !== organizer?.email);
}

function myStatus({ instance, calendarId }: State): string | null {
  if (isOrganizer(instance.details, calendarId)) return 'OWNER';
  const mine = instance.details.attendees.find(({ email }) => email === calendarId.toLowerCase());
  return mine ? statusNames[mine.responseStatus] : null;
}

function dateOf(time: EventTime, { timeZone }: State): Date {
  return new Date(instantOfTime(time, timeZone));
}

/** `getAllDayStartDate` and `getAllDayEndDate`: null for an event that has a time of day. */
function wholeDay(choose: (self: State) => EventTime): ServiceMethod<State> {
  return method([], (self) => (self.instance.details.start.kind === 'day' ? dateOf(choose(self), self) : null));
}

const writing =
  'addEmailReminder addGuest addPopupReminder addSmsReminder anyoneCanAddSelf deleteEvent deleteTag removeAllReminders ' +
  'removeGuest resetRemindersToDefault setAllDayDate setAllDayDates setAnyoneCanAddSelf setColor setDescription ' +
  'setGuestsCanInviteOthers setGuestsCanModify setGuestsCanSeeGuests setLocation setMyStatus setTag setTime setTitle ' +
  'setTransparency setVisibility getEventSeries';

/** CalendarApp.CalendarEvent, for reading. A method that writes throws an error that names it. */
export const calendarEventType: ServiceType<State> = new ServiceType<State>('CalendarApp.CalendarEvent', {
  ...Object.fromEntries(writing.split(' ').map((name) => [name, failAsMissing<State>(scopes.calendar)])),
  getId: method([], ({ instance }) => instance.details.uid),
  getTitle: method([], ({ instance }) => instance.details.summary ?? ''),
  getDescription: method([], ({ instance }) => instance.details.description ?? ''),
  getLocation: method([], ({ instance }) => instance.details.location ?? ''),
  getStartTime: method([], (self) => dateOf(self.instance.details.start, self)),
  getEndTime: method([], (self) => dateOf(self.instance.details.end, self)),
  isAllDayEvent: method([], ({ instance }) => instance.details.start.kind === 'day'),
  getAllDayStartDate: wholeDay(({ instance }) => instance.details.start),
  getAllDayEndDate: wholeDay(({ instance }) => plusDays(instance.details.end, 0)),
  getGuestList: method([optional(flag)], (self, [withOwner]) =>
    guestsOf(self, withOwner === true).map((guest) => guestType.create(guest)),
  ),
  getGuestByEmail: method([text], (self, [email]) => {
    const guest = guestsOf(self, true).find((each) => each.email === email.toLowerCase());
    return guest ? guestType.create(guest) : null;
  }),
  getCreators: method([], (self) => [creatorOf(self)]),
  getOriginalCalendarId: method([], creatorOf),
  getMyStatus: method([], (self) => {
    const status = myStatus(self);
    return status === null ? null : guestStatus.holder.type.constants.get(status);
  }),
  isOwnedByMe: method([], ({ instance, calendarId }) => isOrganizer(instance.details, calendarId)),
  isRecurringEvent: method([], ({ instance }) => instance.originalStart !== null),
  getDateCreated: method([], ({ instance }) => new Date(instance.details.created ?? instance.details.updated ?? 0)),
  getLastUpdated: method([], ({ instance }) => new Date(instance.details.updated ?? 0)),
  getVisibility: method([], ({ instance }) =>
    visibility.holder.type.constants.get(instance.details.isPrivate ? 'PRIVATE' : 'DEFAULT'),
  ),
  getTransparency: method([], ({ instance }) =>
    transparency.holder.type.constants.get(instance.details.transparent ? 'TRANSPARENT' : 'OPAQUE'),
  ),
  getEventType: method([], () => eventType.holder.type.constants.get('DEFAULT')),
  getColor: method([], () => ''),
  getAllTagKeys: method([], () => []),
  getTag: method([text], () => null),
  getEmailReminders: method([], () => []),
  getPopupReminders: method([], () => []),
  getSmsReminders: method([], () => []),
  guestsCanInviteOthers: method([], () => true),
  guestsCanModify: method([], () => false),
  guestsCanSeeGuests: method([], () => true),
});
