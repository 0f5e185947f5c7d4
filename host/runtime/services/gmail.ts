import { createHash } from 'node:crypto';
import { headerOf, type Mail, type MailAttachment } from '../../mail/mail.ts';
import { flag, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scopes.ts';
import { method, missing, withScopes } from '../service-method.ts';
import { ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import { isInteraction, type Session } from '../session.ts';
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

/** Methods of GmailMessage that change the mailbox or need the whole of it: the add-on's permissions never allow them. */
const beyondTheMessage =
  'createDraftReply createDraftReplyAll forward markRead markUnread moveToTrash refresh reply replyAll star unstar';

function refusedMethods(names: string): Record<string, ServiceMethod<Mail>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, missing<Mail>(['https://mail.google.com/'])]));
}

const messageType: ServiceType<Mail> = new ServiceType<Mail>('GmailApp.GmailMessage', {
  ...refusedMethods(beyondTheMessage),
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
  isDraft: method([], () => false),
  isInChats: method([], () => false),
  isInInbox: method([], () => true),
  isInPriorityInbox: method([], () => false),
  isInTrash: method([], () => false),
  isStarred: method([], () => false),
  isUnread: method([], () => false),
});

const threadType: ServiceType<Mail> = new ServiceType<Mail>('GmailApp.GmailThread', {
  getId: method([], (mail) => mail.threadId.toString(16)),
  getMessageCount: method([], () => 1),
  getMessages: method([], (mail) => [messageType.create(mail)]),
  getFirstMessageSubject: method([], (mail) => mail.subject),
  getLastMessageDate: method([], (mail) => new Date(mail.date)),
  getPermalink: method([], (mail) => `https://mail.google.com/mail/u/0/#inbox/${mail.threadId.toString(16)}`),
});

/**
 * The message that is open, by the id of the event or of GmailMessage. The token must be the one that this callback's
 * event carries: without it Google refuses, because the add-on's permissions open nothing else.
 */
function openMessage(id: string, session: Session): ServiceObject {
  const { mail } = session;
  if (session.givenMessageToken !== session.messageToken)
    throw new ServiceException(
      'Access denied: : Missing access token for authorization. Request: MailboxService.GetMessage.',
    );
  if (!mail || (id !== `msg-f:${String(mail.id)}` && id !== mail.id.toString(16))) {
    throw new ServiceException('Invalid argument: messageId');
  }
  return messageType.create(mail);
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

/** Methods of GmailApp that need the whole mailbox. */
const wholeMailbox =
  'createDraft createLabel getAliases getChatThreads getDraft getDraftMessages getDrafts getInboxThreads ' +
  'getInboxUnreadCount getMessagesForThread getMessagesForThreads getPriorityInboxThreads getSpamThreads ' +
  'getStarredThreads getThreadById getTrashThreads getUserLabelByName getUserLabels search sendEmail';

function mailboxMethods(): Record<string, ServiceMethod<null>> {
  return Object.fromEntries(wholeMailbox.split(' ').map((name) => [name, missing<null>(['https://mail.google.com/'])]));
}

export const gmailApp: ServiceObject = new ServiceType<null>('GmailApp', {
  ...mailboxMethods(),
  setCurrentMessageAccessToken: method([text], (_self, [token], session) => {
    session.givenMessageToken = token;
    return undefined;
  }),
  getMessageById: withScopes(scopes.currentMessage, getMessageById),
}).create(null);
