import type { FieldFault } from '../cards/form-values.ts';
import type { Messages } from './messages.ts';

const keys: Partial<Record<string, keyof Messages>> = {
  server_unreachable: 'failureServer',
  not_found: 'failureNotFound',
  unknown_user: 'failureUser',
  mail_too_large: 'failureTooLarge',
  not_a_mail: 'failureNotAMail',
  calendar_too_large: 'failureCalendarTooLarge',
  not_a_calendar: 'failureNotACalendar',
  no_event: 'failureNoEvent',
  event_not_readable: 'failureEventNotReadable',
};

/** What happened and what to do, for a failure code of the server. */
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
