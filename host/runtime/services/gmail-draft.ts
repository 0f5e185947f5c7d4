import { randomInt } from 'node:crypto';
import type { SentMail } from '../../contract.ts';
import type { Mail } from '../../mail/mail.ts';
import { headerOf } from '../../mail/mail.ts';
import { nullable, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import { ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import { mailOptions, recordMail, textOption, type MailOptions } from './outbox.ts';

/** A draft of a script, for this callback only. Sending records it; nothing leaves the machine. */
export interface DraftState extends Omit<SentMail, 'attachments'> {
  /** As the API has it, `r` and a number. */
  id: string;
  threadId: string;
  /** The thread that the draft answers; null when it answers none. A draft reads nothing else of the mailbox. */
  thread: ServiceObject | null;
}

type Written = Pick<DraftState, 'to' | 'subject' | 'plain'>;

function field(read: (state: DraftState) => unknown): ServiceMethod<DraftState> {
  return method([], read);
}

const messageType: ServiceType<DraftState> = new ServiceType<DraftState>('GmailApp.GmailMessage', {
  getId: field(({ id }) => id),
  getThread: field(({ thread }) => thread),
  getSubject: field(({ subject }) => subject),
  getTo: field(({ to }) => to),
  getCc: field(({ cc }) => cc),
  getBcc: field(({ bcc }) => bcc),
  getBody: field(({ html }) => html),
  getPlainBody: field(({ plain }) => plain),
  getAttachments: method([mailOptions], () => []),
  isDraft: field(() => true),
});

const draftType: ServiceType<DraftState> = new ServiceType<DraftState>('GmailApp.GmailDraft', {
  getId: field(({ id }) => id),
  getMessageId: field(({ id }) => id),
  getMessage: field((state) => messageType.create(state)),
  deleteDraft: field(() => undefined),
  send: withScopes(
    scopes.sending,
    method([], (state, _args, session) => {
      const { cc, bcc, html } = state;
      recordMail(state, new Map(Object.entries({ cc, bcc, htmlBody: html })), session);
      return messageType.create(state);
    }),
  ),
  update: method([text, text, nullable(text), mailOptions], (state, [to, subject, plain, options]) => {
    Object.assign(state, { to, subject, plain: plain ?? '', ...bodies(plain ?? '', options) });
    return draftType.create(state);
  }),
});

function bodies(plain: string, options: MailOptions): Pick<DraftState, 'cc' | 'bcc' | 'html'> {
  return {
    cc: textOption(options, 'cc'),
    bcc: textOption(options, 'bcc'),
    html: textOption(options, 'htmlBody') || plain,
  };
}

/** A new draft. Without a mail to answer it gets a thread of its own. */
export function newDraft(
  { to, subject, plain }: Written,
  options: MailOptions,
  reply: { threadId: string; thread: ServiceObject } | null = null,
): ServiceObject {
  const id = `r${String(randomInt(2 ** 47))}`;
  const threadId = reply?.threadId ?? randomInt(2 ** 47).toString(16);
  return draftType.create({
    id,
    threadId,
    to,
    subject,
    plain,
    ...bodies(plain, options),
    thread: reply?.thread ?? null,
  });
}

interface Reply {
  options: MailOptions;
  /** Whether the reply goes to everybody who got the mail (Reply all). */
  all: boolean;
}

/** The recipients, subject and options of a reply to a mail. */
export function replyTo(mail: Mail, plain: string, reply: Reply): { written: Written; options: MailOptions } {
  const sender = headerOf(mail, 'Reply-To') || headerOf(mail, 'From');
  const to = reply.all ? [sender, headerOf(mail, 'To')].filter((part) => part !== '').join(', ') : sender;
  const subject = textOption(reply.options, 'subject') || `Re: ${mail.subject.replace(/^re:\s*/i, '')}`;
  const options: MailOptions = reply.all
    ? new Map([['cc', headerOf(mail, 'Cc')], ...(reply.options ?? [])])
    : reply.options;
  return { written: { to, subject, plain }, options };
}

/** createDraftReply and createDraftReplyAll of a mail, which belong to its thread. */
export function draftReply(mail: Mail, plain: string, reply: Reply & { thread: ServiceObject }): ServiceObject {
  const { written, options } = replyTo(mail, plain, reply);
  return newDraft(written, options, { threadId: mail.threadId.toString(16), thread: reply.thread });
}
