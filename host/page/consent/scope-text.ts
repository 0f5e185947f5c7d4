import type { Messages } from '../settings/messages.ts';

const google = 'https://www.googleapis.com/auth/';

const keys: Partial<Record<string, keyof Messages>> = {
  openid: 'scopeOpenid',
  [`${google}userinfo.email`]: 'scopeEmail',
  [`${google}userinfo.profile`]: 'scopeProfile',
  [`${google}script.external_request`]: 'scopeExternalRequest',
  [`${google}script.locale`]: 'scopeLocale',
  [`${google}gmail.addons.execute`]: 'scopeGmailExecute',
  [`${google}gmail.addons.current.message.readonly`]: 'scopeMessageReadonly',
  [`${google}gmail.addons.current.message.action`]: 'scopeMessageAction',
  [`${google}gmail.addons.current.message.metadata`]: 'scopeMessageMetadata',
  [`${google}gmail.addons.current.action.compose`]: 'scopeCompose',
  [`${google}calendar.addons.execute`]: 'scopeCalendarExecute',
  [`${google}calendar.addons.current.event.read`]: 'scopeEventRead',
  [`${google}calendar.addons.current.event.write`]: 'scopeEventWrite',
  [`${google}calendar.events.readonly`]: 'scopeEventsReadonly',
  [`${google}calendar.readonly`]: 'scopeEventsReadonly',
  [`${google}calendar`]: 'scopeCalendar',
  [`${google}drive.file`]: 'scopeDriveFile',
};

/** What a permission allows, in words as on Google's consent screen; one that is not known here by its address. */
export function scopeText(scope: string, t: Messages): string {
  const key = keys[scope];
  const text = key === undefined ? scope : t[key];
  return typeof text === 'string' ? text : scope;
}
