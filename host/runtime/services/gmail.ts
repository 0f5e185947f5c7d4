import { createHash } from 'node:crypto';
import { headerOf, type Mail, type MailAttachment } from '../../mail/mail.ts';
import { flag, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, missing, withScopes } from '../service-method.ts';
import { itself, ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import { isInteraction, type Session } from '../session.ts';
import { draftOptions, draftReply, newDraft } from './gmail-draft.ts';
import { blobMethods, blobType, type BlobState } from './blob.ts';

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

const getAttachments = method([optional(recordOf(flag))], (mail: Mail, [options]) => {
  const inline = options?.get('includeInlineImages') ?? true;
  const attached = options?.get('includeAttachments') ?? true;
  return mail.attachments.filter((each) => (each.inline ? inline : attached)).map(attachmentObject);
});

/** Behind permissions for the mailbox, which the stand-in does not have: it knows the open message alone. */
function refused<S>(names: string, needed: readonly string[]): Record<string, ServiceMethod<S>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, missing<S>(needed)]));
}

function answers(all: boolean): ServiceMethod<Mail> {
  return withScopes(
    scopes.compose,
    method([text, draftOptions], (mail, [body, options]) =>
      draftReply(mail, body, { options, all, thread: threadType.create(mail) }),
    ),
  );
}

function constant(value: boolean): ServiceMethod<Mail> {
  return method([], () => value);
}

/** Reads nothing anew: a file does not change. */
const refresh = method([], () => itself);

const messageType: ServiceType<Mail> = new ServiceType<Mail>('GmailApp.GmailMessage', {
  ...refused<Mail>('forward markRead markUnread moveToTrash reply replyAll star unstar', scopes.mailboxWriting),
  createDraftReply: answers(false),
  createDraftReplyAll: answers(true),
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
  getBody: method([], (mail) => mail.html),
  getPlainBody: method([], (mail) => mail.plain()),
  getRawContent: method([], (mail) => Buffer.from(mail.raw).toString('latin1')),
  getAttachments,
  isDraft: constant(false),
  isInChats: constant(false),
  isInInbox: constant(true),
  isInPriorityInbox: constant(false),
  isInTrash: constant(false),
  isStarred: constant(false),
  isUnread: constant(false),
});

const threadType: ServiceType<Mail> = new ServiceType<Mail>('GmailApp.GmailThread', {
  ...refused<Mail>(
    'addLabel markImportant markRead markUnimportant markUnread moveToArchive moveToInbox moveToSpam moveToTrash ' +
      'removeLabel reply replyAll',
    scopes.mailboxWriting,
  ),
  createDraftReply: answers(false),
  createDraftReplyAll: answers(true),
  refresh,
  getId: method([], (mail) => mail.threadId.toString(16)),
  getLabels: withScopes(
    scopes.labels,
    method([], () => []),
  ),
  getMessageCount: method([], () => 1),
  getMessages: method([], (mail) => [messageType.create(mail)]),
  getFirstMessageSubject: method([], (mail) => mail.subject),
  getLastMessageDate: method([], (mail) => new Date(mail.date)),
  getPermalink: method([], (mail) => `https://mail.google.com/mail/u/0/#inbox/${mail.threadId.toString(16)}`),
  hasStarredMessages: constant(false),
  isImportant: constant(false),
  isInChats: constant(false),
  isInInbox: constant(true),
  isInPriorityInbox: constant(false),
  isInSpam: constant(false),
  isInTrash: constant(false),
  isUnread: constant(false),
});

/**
 * The message that is open, by the id of the event or of GmailMessage. The token must be the one that this callback's
 * event carries: without it Google refuses, because the add-on's permissions open nothing else.
 */
function openMessage(id: string, session: Session): ServiceObject {
  const { mail } = session;
  if (session.givenMessageToken !== session.messageToken) throw missingToken('GetMessage');
  if (!mail || (id !== `msg-f:${String(mail.id)}` && id !== mail.id.toString(16))) {
    throw new ServiceException('Invalid argument: messageId');
  }
  return messageType.create(mail);
}

function missingToken(request: string): ServiceException {
  return new ServiceException(
    `Access denied: : Missing access token for authorization. Request: MailboxService.${request}.`,
  );
}

const onlyAfterInteraction = 'https://www.googleapis.com/auth/gmail.addons.current.message.action';

const getMessageById = method([text], (_self: null, [id], session) => {
  const onlyByAction = !scopes.currentMessage.some(
    (scope) => scope !== onlyAfterInteraction && session.grantedScopes.has(scope),
  );
  if (onlyByAction && !isInteraction(session)) {
    throw new ServiceException(
      `You do not have permission to call GmailApp.getMessageById. Required permissions: ${scopes.currentMessage.slice(1).join(' || ')}`,
    );
  }
  return openMessage(id, session);
});

/** The thread that is open, with the same permissions as its message. */
const getThreadById = method([text], (_self: null, [id], session) => {
  const { mail } = session;
  if (session.givenMessageToken !== session.messageToken) throw missingToken('GetThread');
  return mail && [`thread-f:${String(mail.threadId)}`, mail.threadId.toString(16)].includes(id)
    ? threadType.create(mail)
    : null;
});

/** Methods of GmailApp that read the whole mailbox. */
const reading =
  'getAliases getChatThreads getDraft getDraftMessages getDrafts getInboxThreads getInboxUnreadCount getMessagesForThread ' +
  'getMessagesForThreads getPriorityInboxThreads getPriorityInboxUnreadCount getSpamThreads getSpamUnreadCount ' +
  'getStarredThreads getStarredUnreadCount getTrashThreads search';
const writing =
  'markMessageRead markMessageUnread markMessagesRead markMessagesUnread markThreadImportant markThreadRead markThreadUnread ' +
  'moveMessageToTrash moveMessagesToTrash moveThreadToArchive moveThreadToInbox moveThreadToSpam moveThreadToTrash refreshMessage ' +
  'refreshThread sendEmail starMessage unstarMessage';

export const gmailApp: ServiceObject = new ServiceType<null>('GmailApp', {
  ...refused<null>(reading, scopes.mailbox),
  ...refused<null>(writing, scopes.mailboxWriting),
  ...refused<null>('createLabel deleteLabel getUserLabelByName getUserLabels', scopes.labels),
  createDraft: withScopes(
    scopes.compose,
    method([text, text, text, draftOptions], (_self: null, [to, subject, plain, options]) =>
      newDraft({ to, subject, plain }, options),
    ),
  ),
  getThreadById: withScopes(scopes.currentMessage, getThreadById),
  setCurrentMessageAccessToken: method([text], (_self, [token], session) => {
    session.givenMessageToken = token;
    return undefined;
  }),
  getMessageById: withScopes(scopes.currentMessage, getMessageById),
}).create(null);
