import { createHash } from 'node:crypto';
import { headerOf, type Mail, type MailAttachment } from '../../mail/mail.ts';
import { flag, instance, nullable, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import { itself, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { blobMethods, blobType, type BlobState } from './blob.ts';
import { draftReply, replyTo } from './gmail-draft.ts';
import { labelType, setLabel } from './gmail-label.ts';
import { changeThread, threadState, type ThreadState } from './gmail-state.ts';
import { mailOptions, recordMail } from './outbox.ts';

/** GmailAttachment: a Blob with a size and a SHA-1 hash, and no Content-ID. */
const attachmentType: ServiceType<BlobState> = new ServiceType<BlobState>('GmailApp.GmailAttachment', {
  ...blobMethods((state) => blobType.create(state)),
  getHash: method([], (self: BlobState) => createHash('sha1').update(self.bytes).digest('hex')),
  getSize: method([], (self: BlobState) => self.bytes.byteLength),
});

function attachmentObject(attachment: MailAttachment): ServiceObject {
  return attachmentType.create({ bytes: attachment.bytes, name: attachment.name, mediaType: attachment.mediaType });
}

function header(name: string): ServiceMethod<Mail> {
  return method([], (mail) => headerOf(mail, name));
}

function content(inner: ServiceMethod<Mail>): ServiceMethod<Mail> {
  return withScopes(scopes.messageContent, inner);
}

const getAttachments = method([optional(recordOf(flag))], (mail: Mail, [options]) => {
  const inline = options?.get('includeInlineImages') ?? true;
  const attached = options?.get('includeAttachments') ?? true;
  return mail.attachments.filter((each) => (each.inline ? inline : attached)).map(attachmentObject);
});

const optionalBody = nullable(text);

function drafts(all: boolean): ServiceMethod<Mail> {
  return withScopes(
    scopes.compose,
    method([optionalBody, mailOptions], (mail, [body, options]) =>
      draftReply(mail, body ?? '', { options, all, thread: threadType.create(mail) }),
    ),
  );
}

function replies(all: boolean): ServiceMethod<Mail> {
  return withScopes(
    scopes.sending,
    method([text, mailOptions], (mail, [body, given], session) => {
      const { written, options } = replyTo(mail, body, { options: given, all });
      recordMail(written, options, session);
      return itself;
    }),
  );
}

const forward = method([text, mailOptions], (mail: Mail, [to, options], session) => {
  recordMail({ to, subject: `Fwd: ${mail.subject}`, plain: mail.plain() }, options, session);
  return itself;
});

function tells(read: (state: ThreadState) => boolean): ServiceMethod<Mail> {
  return method([], (mail, _args, session) => read(threadState(mail, session)));
}

/** The methods that mark or move a thread: name, and what the method changes. */
export const threadChanges: Readonly<Record<string, Partial<ThreadState>>> = {
  markRead: { unread: false },
  markUnread: { unread: true },
  markImportant: { important: true },
  markUnimportant: { important: false },
  moveToArchive: { place: 'archive' },
  moveToInbox: { place: 'inbox' },
  moveToSpam: { place: 'spam' },
  moveToTrash: { place: 'trash' },
};

/** The same for a message. It is the only one of its thread, so its state is the thread's. */
export const messageChanges: Readonly<Record<string, Partial<ThreadState>>> = {
  markRead: { unread: false },
  markUnread: { unread: true },
  moveToTrash: { place: 'trash' },
  star: { starred: true },
  unstar: { starred: false },
};

function defineChanges(changes: Readonly<Record<string, Partial<ThreadState>>>): Record<string, ServiceMethod<Mail>> {
  const methods = Object.entries(changes).map(([name, change]) => {
    const made = method([], (mail: Mail, _args, session) => {
      changeThread(mail, change, session);
      return itself;
    });
    return [name, withScopes(scopes.mailboxWriting, made)] as const;
  });
  return Object.fromEntries(methods);
}

/** There is nothing to read again: the mail comes from a file, which does not change. */
const refresh = method([], () => itself);

const places: Record<string, ServiceMethod<Mail>> = {
  isInChats: tells(() => false),
  isInInbox: tells(({ place }) => place === 'inbox'),
  isInPriorityInbox: tells(({ place, important }) => place === 'inbox' && important),
  isInTrash: tells(({ place }) => place === 'trash'),
  isUnread: tells(({ unread }) => unread),
};

export const messageType: ServiceType<Mail> = new ServiceType<Mail>('GmailApp.GmailMessage', {
  ...defineChanges(messageChanges),
  ...places,
  createDraftReply: drafts(false),
  createDraftReplyAll: drafts(true),
  forward: withScopes(scopes.sending, forward),
  reply: replies(false),
  replyAll: replies(true),
  refresh,
  getId: method([], (mail) => mail.id.toString(16)),
  getThread: method([], (mail) => threadType.create(mail)),
  getSubject: method([], (mail) => mail.subject),
  getDate: method([], (mail) => new Date(mail.date)),
  getFrom: header('From'),
  getTo: header('To'),
  getCc: header('Cc'),
  getBcc: header('Bcc'),
  getReplyTo: header('Reply-To'),
  getHeader: method([text], (mail, [name]) => headerOf(mail, name)),
  getBody: content(method([], (mail) => mail.html)),
  getPlainBody: content(method([], (mail) => mail.plain())),
  getRawContent: content(method([], (mail) => Buffer.from(mail.raw).toString('latin1'))),
  getAttachments: content(getAttachments),
  isDraft: tells(() => false),
  isStarred: tells(({ starred }) => starred),
});

function labels(present: boolean): ServiceMethod<Mail> {
  return withScopes(
    scopes.mailboxWriting,
    method([instance(labelType)], (mail, [{ state }], session) => {
      setLabel(mail, { name: state.name, present }, session);
      return itself;
    }),
  );
}

export const threadType: ServiceType<Mail> = new ServiceType<Mail>('GmailApp.GmailThread', {
  ...defineChanges(threadChanges),
  ...places,
  addLabel: labels(true),
  removeLabel: labels(false),
  createDraftReply: drafts(false),
  createDraftReplyAll: drafts(true),
  reply: replies(false),
  replyAll: replies(true),
  refresh,
  getId: method([], (mail) => mail.threadId.toString(16)),
  getLabels: withScopes(
    scopes.mailbox,
    method([], (mail, _args, session) =>
      [...threadState(mail, session).labels].sort((a, b) => a.localeCompare(b)).map(labelObject),
    ),
  ),
  getMessageCount: method([], () => 1),
  getMessages: method([], (mail) => [messageType.create(mail)]),
  getFirstMessageSubject: method([], (mail) => mail.subject),
  getLastMessageDate: method([], (mail) => new Date(mail.date)),
  getPermalink: method([], (mail) => `https://mail.google.com/mail/u/0/#inbox/${mail.threadId.toString(16)}`),
  hasStarredMessages: tells(({ starred }) => starred),
  isImportant: tells(({ important }) => important),
  isInSpam: tells(({ place }) => place === 'spam'),
});

/** The threads of the mailbox: the stand-in knows the open mail alone. */
export function threadsOf(session: Session): ServiceObject<Mail>[] {
  return session.mail ? [threadType.create(session.mail)] : [];
}

/** A label of the user by its name, with those of `threadsOf` that have it. */
export function labelObject(name: string): ServiceObject {
  return labelType.create({
    name,
    threads: (session) => threadsOf(session).filter(({ state }) => threadState(state, session).labels.includes(name)),
  });
}
