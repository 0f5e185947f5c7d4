import { randomInt } from 'node:crypto';
import type { Mail } from '../../mail/mail.ts';
import { headerOf } from '../../mail/mail.ts';
import { anything, optional, recordOf, text } from '../parameter.ts';
import { method, missing } from '../service-method.ts';
import { ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';

/** A draft that a script made: it is recorded for this callback, and nothing is ever sent. */
export interface DraftState {
  /** As the API has it, `r` and a number. */
  id: string;
  threadId: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  plain: string;
  html: string;
  /** In a draft nothing of the mailbox is read but the thread it belongs to. */
  thread: ServiceObject | null;
}

/** Options of createDraft and createDraftReply: all of them are optional. */
export const draftOptions = optional(recordOf(anything));

export type DraftOptions = Map<string, unknown> | undefined;

function textOption(options: DraftOptions, name: string): string {
  const value = options?.get(name);
  return typeof value === 'string' ? value : '';
}

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
  getAttachments: method([draftOptions], () => []),
  isDraft: field(() => true),
});

const draftType: ServiceType<DraftState> = new ServiceType<DraftState>('GmailApp.GmailDraft', {
  getId: field(({ id }) => id),
  getMessageId: field(({ id }) => id),
  getMessage: field((state) => messageType.create(state)),
  deleteDraft: field(() => undefined),
  send: missing(['https://mail.google.com/']),
  update: method([text, text, text, draftOptions], (state, [to, subject, plain, options]) => {
    Object.assign(state, { to, subject, plain, ...bodies(plain, options) });
    return draftType.create(state);
  }),
});

function bodies(plain: string, options: DraftOptions): Pick<DraftState, 'cc' | 'bcc' | 'html'> {
  return {
    cc: textOption(options, 'cc'),
    bcc: textOption(options, 'bcc'),
    html: textOption(options, 'htmlBody') || plain,
  };
}

/** A new draft; `threadId` is its own when it answers nothing. */
export function newDraft(
  { to, subject, plain }: Pick<DraftState, 'to' | 'subject' | 'plain'>,
  options: DraftOptions,
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

/** createDraftReply and createDraftReplyAll of a mail. `all`: everyone it was written to as well. */
export function draftReply(
  mail: Mail,
  plain: string,
  reply: { options: DraftOptions; all: boolean; thread: ServiceObject },
): ServiceObject {
  const sender = headerOf(mail, 'Reply-To') || headerOf(mail, 'From');
  const to = reply.all ? [sender, headerOf(mail, 'To')].filter((part) => part !== '').join(', ') : sender;
  const subject = textOption(reply.options, 'subject') || `Re: ${mail.subject.replace(/^re:\s*/i, '')}`;
  const options: DraftOptions = reply.all
    ? new Map([['cc', headerOf(mail, 'Cc')], ...(reply.options ?? [])])
    : reply.options;
  return newDraft({ to, subject, plain }, options, { threadId: mail.threadId.toString(16), thread: reply.thread });
}
