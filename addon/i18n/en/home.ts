import type { frHome } from '../fr/home.ts';
import { plural } from './plural.ts';

export const enHome: typeof frHome = {
  home: {
    title: 'Your day',
    text: 'Open a mail or a meeting: Relais proposes the task.',
    saves: (count) => (count === 0 ? 'Saved today' : `Saved today: ${plural(count, 'task', 'tasks')}`),
    contactAndMore: (name, more) => `${name} and ${plural(more, 'other', 'others')}`,
    nothingSaved: 'Nothing so far.',
    moreSaves: (count) => `And ${plural(count, 'other', 'others')}, earlier today.`,
    undone: 'undone',
    undoneNow: (number) => `Task no.\u00a0${number} undone`,
    failed: (count) => plural(count, 'save to take up again', 'saves to take up again'),
    failedText: 'Open the mail or the meeting again: what you entered is taken up, and nothing will be made twice.',
    failedMail: 'A mail',
    failedMeeting: 'A meeting',
    meetings: 'Your external meetings today',
    noMeetings: 'None today.',
    notCaptured: 'to be saved',
    captured: (number) => `task no.\u00a0${number}`,
    wholeDay: 'All day',
    agendaNotGranted: 'Relais cannot read your events. To see them here, grant this permission:',
    agendaFailed: 'Google Calendar did not answer. Your mails and what you save are not concerned.',
    agendaDisabled:
      'The Google Calendar API is not enabled for Relais: tell an administrator. Your mails and saves are not affected.',
    account: 'Account and environment',
    version: 'Version',
    versions: (addOn, backend) => `Add-on ${addOn}, service ${backend}`,
  },
  resumed: {
    notice: (time) => `The save at ${time} failed: what you entered is taken up.`,
    startAfresh: 'Start afresh',
  },
  version: {
    addOnTooOld: {
      title: 'This add-on is too old for the service',
      text: 'Some actions may fail. Ask an administrator to deploy it again.',
    },
    backendTooOld: {
      title: 'The service is older than this add-on',
      text: 'Some actions may fail. Ask an administrator to update the service.',
    },
  },
};
