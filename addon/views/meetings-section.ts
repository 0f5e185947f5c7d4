import type { MeetingState } from '../../shared/capture/home.ts';
import type { Translation } from '../i18n/translation.ts';
import type { AgendaMeeting } from '../state/agenda.ts';
import { functionNames } from '../state/functions.ts';
import type { HomeState } from '../state/home-state.ts';
import { permissionLines } from './error-card.ts';
import { googleLink } from './google-link.ts';
import type { Button, Section, Widget } from './card.ts';
import { taskLink } from './task-link.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** Today's meetings with people of other companies, each with its task, or with a link to open it and make one. */
export function meetingsSection({ agenda, home }: HomeState, t: Translation): Section {
  const { home: words, actions } = t.messages;
  if (agenda.outcome === 'failed') return { header: words.meetings, widgets: [paragraph(words.agendaFailed)] };
  if (agenda.outcome === 'disabled') return { header: words.meetings, widgets: [paragraph(words.agendaDisabled)] };
  if (agenda.outcome === 'notGranted') {
    const authorize = buttons(actionButton(actions.authorize, { function: functionNames.authorize }));
    return {
      header: words.meetings,
      widgets: [paragraph(words.agendaNotGranted), ...permissionLines(['calendar'], t), authorize],
    };
  }
  const lines = agenda.meetings.flatMap((meeting, index) => {
    const state = home.meetings[index];
    return state?.external === true
      ? [meetingLine(meeting, state, { taskPage: home.me.taskPage, account: home.me.user.email, t })]
      : [];
  });
  return { header: words.meetings, widgets: lines.length === 0 ? [paragraph(words.noMeetings)] : lines };
}

interface Shown {
  readonly taskPage: string | null;
  readonly account: string;
  readonly t: Translation;
}

function meetingLine(meeting: AgendaMeeting, { task }: MeetingState, { taskPage, account, t }: Shown): Widget {
  const { actions, home, separator, noSubject } = t.messages;
  const captured = task === null ? home.notCaptured : home.captured(task.number);
  const button: Button | null =
    task === null ? googleLink(actions.open, { url: meeting.url, account }) : taskLink(taskPage, task.id, actions.open);
  return line(meeting.title.trim() === '' ? noSubject : meeting.title, undefined, {
    bottomLabel: hoursOf(meeting, t) + separator + captured,
    ...(button === null ? {} : { button }),
  });
}

function hoursOf({ start, end }: AgendaMeeting, t: Translation): string {
  if (start === null || !('instant' in start)) return t.messages.home.wholeDay;
  const from = t.time(start.instant);
  return end !== null && 'instant' in end ? `${from} – ${t.time(end.instant)}` : from;
}
