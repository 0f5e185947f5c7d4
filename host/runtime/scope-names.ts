const google = 'https://www.googleapis.com/auth/';

/** OAuth scopes by what they give access to. Where a method accepts several, one is enough. */
export const scopes = {
  externalRequest: `${google}script.external_request`,
  locale: `${google}script.locale`,
  email: `${google}userinfo.email`,
  openid: 'openid',
  /** To make drafts: the first in answer to the open message only, the others anywhere. */
  compose: [
    `${google}gmail.addons.current.action.compose`,
    `${google}gmail.compose`,
    `${google}gmail.modify`,
    'https://mail.google.com/',
  ],
  mailbox: ['https://mail.google.com/', `${google}gmail.modify`, `${google}gmail.readonly`],
  mailboxWriting: ['https://mail.google.com/', `${google}gmail.modify`],
  labels: ['https://mail.google.com/', `${google}gmail.modify`, `${google}gmail.labels`],
  labelReading: [
    'https://mail.google.com/',
    `${google}gmail.modify`,
    `${google}gmail.labels`,
    `${google}gmail.readonly`,
    `${google}gmail.metadata`,
  ],
  sending: ['https://mail.google.com/', `${google}gmail.modify`, `${google}gmail.compose`, `${google}gmail.send`],
  sendMail: `${google}script.send_mail`,
  draftMetadata: `${google}gmail.addons.current.message.metadata`,
  currentMessage: [
    `${google}gmail.addons.current.message.action`,
    `${google}gmail.addons.current.message.metadata`,
    `${google}gmail.addons.current.message.readonly`,
    'https://mail.google.com/',
    `${google}gmail.modify`,
    `${google}gmail.readonly`,
  ],
  /** Text and files of the open message, for which the metadata scope is not enough. */
  messageContent: [
    `${google}gmail.addons.current.message.action`,
    `${google}gmail.addons.current.message.readonly`,
    'https://mail.google.com/',
    `${google}gmail.modify`,
    `${google}gmail.readonly`,
  ],
  /** What the event object says of the open event. */
  currentEvent: {
    read: [`${google}calendar.addons.current.event.read`],
    write: [`${google}calendar.addons.current.event.write`],
  },
  /** Events in the Calendar API. */
  calendarEvents: [
    `${google}calendar`,
    `${google}calendar.events`,
    `${google}calendar.events.readonly`,
    `${google}calendar.readonly`,
    `${google}calendar.events.owned`,
    `${google}calendar.events.owned.readonly`,
  ],
  calendar: [`${google}calendar`, `${google}calendar.readonly`, 'https://www.google.com/calendar/feeds'],
  calendarSettings: [`${google}calendar`, `${google}calendar.readonly`, `${google}calendar.settings.readonly`],
  freeBusy: [
    `${google}calendar`,
    `${google}calendar.readonly`,
    `${google}calendar.freebusy`,
    `${google}calendar.events.freebusy`,
  ],
  drive: [`${google}drive`, `${google}drive.readonly`],
  scriptApp: `${google}script.scriptapp`,
} as const;

/** Every scope that the stand-in checks. */
export const everyScope: readonly string[] = Object.values(scopes).flatMap((group) =>
  typeof group === 'object' && 'read' in group ? [...group.read, ...group.write] : group,
);
