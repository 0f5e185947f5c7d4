import type { frEvent } from '../fr/event.ts';
import { plural } from './plural.ts';

export const enEvent: typeof frEvent = {
  event: {
    isPrivate: 'This meeting is private in Calendar: once saved, whoever sees the task reads it.',
    declined: 'You declined this meeting. It can become a task all the same.',
    cancelled: 'This meeting is cancelled. It can become a task all the same.',
    unknownZone: (name: string) =>
      `The invitation is in an unknown time zone (“${name}”): its times are read in yours.`,
    span: 'The task is about',
    spans: { occurrence: 'This meeting', series: 'The whole series' },
    linked: (count) => (count === 1 ? 'Linked file' : `${count} linked files`),
    linkedNote: 'Linked, not copied: from the task they open in Drive or on their own site.',
    unlinked: 'Address not secure, kept in the description',
    unsavedTitle: 'Save the meeting first',
    unsavedText: 'Calendar does not know this meeting yet, or no longer. Save it in Calendar, then reload.',
    reload: 'Reload the meeting',
  },
  eventHead: {
    when: 'When',
    firstTime: 'Series, first time',
    allDay: 'all day',
    where: 'Place',
    conference: 'Video meeting',
    phone: 'Phone',
    codes: {
      accessCode: (code) => `access code ${code}`,
      meetingCode: (code) => `meeting ${code}`,
      passcode: (code) => `passcode ${code}`,
      password: (code) => `password ${code}`,
      pin: (code) => `PIN ${code}`,
    },
    organizer: 'Organiser',
    guests: 'Guests',
    rooms: 'Rooms',
    answers: { accepted: 'accepted', declined: 'declined', tentative: 'maybe', needsAction: 'no answer' },
    optional: 'optional',
    additional: (count) => `with ${plural(count, 'other person', 'other people')}`,
    guestsHidden: 'The list is incomplete: Calendar hides part of it.',
    unlinked: 'Files not linked',
    cancelled: 'meeting cancelled',
  },
};
