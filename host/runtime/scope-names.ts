const google = 'https://www.googleapis.com/auth/';

/** Permissions by what they open. Where a method accepts several, one is enough. */
export const scopes = {
  externalRequest: `${google}script.external_request`,
  locale: `${google}script.locale`,
  email: `${google}userinfo.email`,
  openid: 'openid',
  /** Drafts made from the open message, and anywhere. */
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
  /** Its text and files, for which the metadata permission is not enough. */
  messageContent: [
    `${google}gmail.addons.current.message.action`,
    `${google}gmail.addons.current.message.readonly`,
    'https://mail.google.com/',
    `${google}gmail.modify`,
    `${google}gmail.readonly`,
  ],
  /** For the event object alone. */
  currentEvent: {
    read: [`${google}calendar.addons.current.event.read`],
    write: [`${google}calendar.addons.current.event.write`],
  },
  /** For the Calendar API. */
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

/** Every permission that opens something here. */
export const everyScope: readonly string[] = Object.values(scopes).flatMap((group) =>
  typeof group === 'object' && 'read' in group ? [...group.read, ...group.write] : group,
);
