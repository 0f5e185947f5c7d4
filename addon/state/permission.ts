/** What Relais asks of Google, as people understand it; each is one or several scopes of the manifest. */
export const permissions = ['mail', 'calendar', 'identity', 'service'] as const;
export type Permission = (typeof permissions)[number];

/** Names in Google's sentence, of scopes or of the service that was called, that tell the permission. */
const marks: Record<Permission, readonly string[]> = {
  mail: ['/auth/gmail.', 'mail.google.com', 'GmailApp.'],
  calendar: ['/auth/calendar', 'google.com/calendar', 'calendar.events.', 'Calendar.', 'CalendarApp.'],
  identity: ['openid', '/auth/userinfo.'],
  service: ['/auth/script.external_request', 'UrlFetchApp.'],
};

// The wording differs between services and has changed over time.
const sentences = [
  'You do not have permission to call',
  'permissions are not sufficient to call',
  'insufficient authentication scopes',
];

/** The permissions that Google's message says are missing; null for another message. */
export function permissionsIn(message: string): Permission[] | null {
  if (!sentences.some((sentence) => message.includes(sentence))) return null;
  return permissions.filter((permission) => marks[permission].some((mark) => message.includes(mark)));
}
