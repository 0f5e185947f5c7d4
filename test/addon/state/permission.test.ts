import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissionsIn, type Permission } from '../../../addon/state/permission.ts';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const refused = (method: string, needed: string) =>
  `Exception: You do not have permission to call ${method}. Required permissions: ${needed}`;

describe('the permission that Google says is missing', () => {
  it.each<[string, string, Permission[]]>([
    ['the open mail', refused('GmailApp.getMessageById', scope('gmail.addons.current.message.readonly')), ['mail']],
    [
      'one of several',
      refused(
        'GmailApp.getMessageById',
        `(${scope('gmail.addons.current.message.action')} || https://mail.google.com/)`,
      ),
      ['mail'],
    ],
    ['the service', refused('UrlFetchApp.fetch', scope('script.external_request')), ['service']],
    [
      'events',
      refused('Calendar.Events.list', `(${scope('calendar')} || ${scope('calendar.events.readonly')})`),
      ['calendar'],
    ],
    [
      'events in the older words',
      `Specified permissions are not sufficient to call calendar.events.list.`,
      ['calendar'],
    ],
    [
      'events in the words of the API',
      'API call to calendar.events.get failed with error: Request had insufficient authentication scopes.',
      ['calendar'],
    ],
    ['the address', refused('Session.getActiveUser', scope('userinfo.email')), ['identity']],
    ['nothing that is known', refused('DriveApp.getFileById', scope('drive')), []],
  ])('%s', (_what, message, expected) => {
    expect(permissionsIn(message)).toEqual(expected);
  });

  it.each(['', 'TypeError: x is not a function', 'Address unavailable: https://relais.example', 'Not Found'])(
    'is none of: %s',
    (message) => {
      expect(permissionsIn(message)).toBeNull();
    },
  );

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(permissionsIn(`You do not have permission to call ${text}`)).not.toBeNull();
      }),
    );
  });
});
