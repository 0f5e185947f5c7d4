import { eventIdOf, instanceIdOf } from '../calendar/event-instance.ts';
import type { EventDetails } from '../calendar/event.ts';
import { attendeeResource, conferenceResource, isOrganizer } from './calendar-resource.ts';
import type { Manifest } from './manifest.ts';
import { scopes } from './scope-names.ts';
import type { Session } from './session.ts';

type EventAccess = NonNullable<Manifest['addOns']['calendar']>['currentEventAccess'];

/**
 * The `calendar` part of an event object: ids always, guests and conference only with READ access and its permission.
 * Title, text and times are never in it (https://developers.google.com/workspace/add-ons/concepts/event-objects).
 */
export function calendarEventObject(session: Session): Record<string, unknown> {
  const { event, manifest } = session;
  if (!event) return {};
  const { calendarId, instance, unsaved } = event;
  const { details, originalStart } = instance;
  return {
    calendarId,
    ...(unsaved === 'withoutId' ? {} : { id: instanceIdOf(instance) }),
    ...(originalStart ? { recurringEventId: eventIdOf(details.uid) } : {}),
    organizer: { email: details.organizer?.email ?? calendarId },
    ...accessible(details, session, manifest.addOns.calendar?.currentEventAccess ?? 'METADATA'),
  };
}

function accessible(details: EventDetails, session: Session, access: EventAccess): Record<string, unknown> {
  const may = (word: 'read' | 'write', wanted: readonly EventAccess[]): boolean =>
    wanted.includes(access) && scopes.currentEvent[word].some((scope) => session.grantedScopes.has(scope));
  const canRead = may('read', ['READ', 'READ_WRITE']);
  const canWrite = may('write', ['WRITE', 'READ_WRITE']);
  if (!canRead && !canWrite) return {};
  const calendarId = session.event?.calendarId ?? '';
  const isMine = isOrganizer(details, calendarId);
  return {
    ...(canRead ? readable(details, calendarId) : {}),
    capabilities: {
      canSeeAttendees: canRead,
      canAddAttendees: canWrite,
      canSeeConferenceData: canRead,
      canSetConferenceData: canWrite && isMine,
      canAddAttachments: canWrite && isMine,
    },
  };
}

function readable({ attendees, organizer, conference }: EventDetails, calendarId: string): Record<string, unknown> {
  const self = { calendarId, organizer };
  return {
    ...(attendees.length > 0 ? { attendees: attendees.map((guest) => attendeeResource(guest, self)) } : {}),
    ...(conference ? { conferenceData: conferenceResource(conference) } : {}),
  };
}
