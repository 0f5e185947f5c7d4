import type { FieldFault } from '../cards/form-values.ts';
import type { OmissionReason } from '../../../shared/tasks/task.ts';
import type { Messages } from './messages.ts';

const keys: Partial<Record<string, keyof Messages>> = {
  backend_unreachable: 'failureUnreachable',
  unavailable: 'failureUnreachable',
  server_unreachable: 'failureServer',
  not_found: 'failureNotFound',
  user_disabled: 'failureDisabled',
  environment_not_found: 'failureEnvironment',
  identity_refused: 'failureIdentity',
  unauthenticated: 'failureIdentity',
  unknown_user: 'failureIdentity',
  mail_too_large: 'failureTooLarge',
  not_a_mail: 'failureNotAMail',
  calendar_too_large: 'failureCalendarTooLarge',
  not_a_calendar: 'failureNotACalendar',
  no_event: 'failureNoEvent',
  event_not_readable: 'failureEventNotReadable',
};

/** What happened and what to do, for a failure code of the server or of the service behind it. */
export function failureText(code: string, t: Messages): string {
  const text = t[keys[code] ?? 'failureOther'];
  return typeof text === 'string' ? text : t.failureOther;
}

/** Why a field is refused. */
export function faultText(fault: FieldFault, t: Messages): string {
  const texts: Record<FieldFault, string> = {
    required: t.faultRequired,
    integer: t.faultInteger,
    number: t.faultNumber,
    email: t.faultEmail,
    tooLong: t.faultTooLong,
  };
  return texts[fault];
}

/** Why a file is not on a task. */
export function omissionText(reason: OmissionReason, t: Messages): string {
  const texts: Record<OmissionReason, string> = {
    tooLarge: t.omissionTooLarge,
    tooMany: t.omissionTooMany,
    unreadable: t.omissionUnreadable,
    notChosen: t.omissionNotChosen,
    trackingPixel: t.omissionTrackingPixel,
  };
  return texts[reason];
}
