import type { SentMail } from '../../contract.ts';
import { anything, either, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import {
  ServiceException,
  serviceObjectOf,
  ServiceType,
  type ServiceMethod,
  type ServiceObject,
} from '../service-object.ts';
import type { Session } from '../session.ts';

/** Options of a mail that is written: all of them are optional. */
export const mailOptions = optional(recordOf(anything));

export type MailOptions = Map<string, unknown> | undefined;

/** The text of an option; empty when it is absent or no text. */
export function textOption(options: MailOptions, name: string): string {
  const value = options?.get(name);
  return typeof value === 'string' ? value : '';
}

type Written = Pick<SentMail, 'to' | 'subject' | 'plain'>;

/** Records a mail instead of sending it. */
export function recordMail({ to, subject, plain }: Written, options: MailOptions, session: Session): void {
  if (to.trim() === '') throw new ServiceException('Failed to send email: no recipient');
  const [cc, bcc] = [textOption(options, 'cc'), textOption(options, 'bcc')];
  const html = textOption(options, 'htmlBody');
  session.sent.push({ to, cc, bcc, subject, plain, html, attachments: namesOf(options?.get('attachments')) });
  session.log.push(`recorded, not sent: a mail to ${to}: ${subject}`);
}

function namesOf(attachments: unknown): string[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.map((each) => {
    const state = serviceObjectOf(each)?.state;
    return typeof state === 'object' && state !== null && 'name' in state ? String(state.name) : '';
  });
}

/** `sendEmail(to, subject, body, options?)`, as GmailApp has it. */
export function sendsMail<S>(needed: readonly string[]): ServiceMethod<S> {
  return withScopes(
    needed,
    method([text, text, text, mailOptions], (_self, [to, subject, plain, options], session) => {
      recordMail({ to, subject, plain }, options, session);
    }),
  );
}

const messageOrRecipient = either(text, recordOf(anything));

const sendEmail = method(
  [messageOrRecipient, optional(text), optional(text), optional(either(text, recordOf(anything)))],
  (_self: null, [first, second = '', third = '', fourth], session) => {
    if (typeof first !== 'string') {
      const { to, subject, plain } = {
        to: textOption(first, 'to'),
        subject: textOption(first, 'subject'),
        plain: textOption(first, 'body'),
      };
      recordMail({ to, subject, plain }, first, session);
    } else if (typeof fourth === 'string') {
      recordMail({ to: first, subject: third, plain: fourth }, new Map([['replyTo', second]]), session);
    } else recordMail({ to: first, subject: second, plain: third }, fourth, session);
  },
);

/** MailApp, which only sends. */
export const mailApp: ServiceObject = new ServiceType<null>('MailApp', {
  sendEmail: withScopes([scopes.sendMail], sendEmail),
  getRemainingDailyQuota: withScopes(
    [scopes.sendMail],
    method([], () => 100),
  ),
}).create(null);
