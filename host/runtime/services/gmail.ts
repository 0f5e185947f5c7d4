import type { Mail } from '../../mail/mail.ts';
import { instance, integer, listOf, nullable, optional, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import { ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import { isInteraction, type Session } from '../session.ts';
import { newDraft } from './gmail-draft.ts';
import { labelType } from './gmail-label.ts';
import { labelObject, messageChanges, messageType, threadChanges, threadsOf, threadType } from './gmail-message.ts';
import { matchesQuery } from './gmail-search.ts';
import { changeThread, dropLabel, keepLabel, labelNames, threadState, type ThreadState } from './gmail-state.ts';
import { mailOptions, sendsMail } from './outbox.ts';

/** Without a permission for the mailbox only the open mail is there, and only with the token of this callback. */
function requireToken(request: string, session: Session): void {
  if (session.givenMessageToken === session.messageToken || readsMailbox(session)) return;
  throw new ServiceException(
    `Access denied: : Missing access token for authorization. Request: MailboxService.${request}.`,
  );
}

function readsMailbox({ grantedScopes }: Session): boolean {
  return scopes.mailbox.some((scope) => grantedScopes.has(scope));
}

const onlyAfterInteraction = scopes.currentMessage[0];

/** The message that is open, by the id of the event or of GmailMessage. */
const getMessageById = method([text], (_self: null, [id], session) => {
  const onlyByAction = !scopes.currentMessage.some(
    (scope) => scope !== onlyAfterInteraction && session.grantedScopes.has(scope),
  );
  if (onlyByAction && !isInteraction(session)) {
    throw new ServiceException(
      `You do not have permission to call GmailApp.getMessageById. Required permissions: ${scopes.currentMessage.slice(1).join(' || ')}`,
    );
  }
  requireToken('GetMessage', session);
  const { mail } = session;
  if (!mail || (id !== `msg-f:${String(mail.id)}` && id !== mail.id.toString(16))) {
    throw new ServiceException('Invalid argument: messageId');
  }
  return messageType.create(mail);
});

/** The thread that is open, with the same permissions as its message. */
const getThreadById = method([text], (_self: null, [id], session) => {
  requireToken('GetThread', session);
  const { mail } = session;
  return mail && [`thread-f:${String(mail.threadId)}`, mail.threadId.toString(16)].includes(id)
    ? threadType.create(mail)
    : null;
});

type Chooses = (state: ThreadState) => boolean;

const lists: Readonly<Record<string, Chooses>> = {
  Chat: () => false,
  Inbox: ({ place }) => place === 'inbox',
  PriorityInbox: ({ place, important }) => place === 'inbox' && important,
  Spam: ({ place }) => place === 'spam',
  Starred: ({ starred }) => starred,
  Trash: ({ place }) => place === 'trash',
};

function listThreads(chooses: Chooses, session: Session): ServiceObject<Mail>[] {
  return threadsOf(session).filter(({ state }) => chooses(threadState(state, session)));
}

const page = [optional(integer), optional(integer)] as const;

/** `get…Threads(start?, max?)` and `get…UnreadCount()`. */
function defineLists(): Record<string, ServiceMethod<null>> {
  const made: Record<string, ServiceMethod<null>> = {};
  for (const [name, chooses] of Object.entries(lists)) {
    const threads = method(page, (_self: null, [start = 0, max = 500], session) =>
      listThreads(chooses, session).slice(start, start + max),
    );
    const unread = method(
      [],
      (_self: null, _args, session) => listThreads((state) => chooses(state) && state.unread, session).length,
    );
    made[`get${name}Threads`] = withScopes(scopes.mailbox, threads);
    if (!['Chat', 'Trash'].includes(name)) made[`get${name}UnreadCount`] = withScopes(scopes.mailbox, unread);
  }
  return made;
}

/** `markThreadRead(thread)`, `markThreadsRead(threads)` and the like, from the methods that threads and messages have. */
function defineMarks(
  word: 'Thread' | 'Message',
  changes: Readonly<Record<string, Partial<ThreadState>>>,
): Record<string, ServiceMethod<null>> {
  const one = instance(word === 'Thread' ? threadType : messageType);
  const made = Object.entries(changes).flatMap(([name, change]) => {
    const [, verb = '', how = ''] = /^([a-z]+)(.*)$/.exec(name) ?? [];
    const single = method([one], (_self: null, [{ state }], session) => {
      changeThread(state, change, session);
    });
    const several = method([listOf(one)], (_self: null, [all], session) => {
      for (const { state } of all) changeThread(state, change, session);
    });
    return [
      [`${verb}${word}${how}`, withScopes(scopes.mailboxWriting, single)] as const,
      [`${verb}${word}s${how}`, withScopes(scopes.mailboxWriting, several)] as const,
    ];
  });
  return Object.fromEntries(made);
}

const search = method([text, ...page], (_self: null, [query, start = 0, max = 500], session) =>
  threadsOf(session)
    .filter(({ state }) => matchesQuery(query, { mail: state, state: threadState(state, session) }))
    .slice(start, start + max),
);

const createDraft = method([text, text, nullable(text), mailOptions], (_self: null, [to, subject, plain, options]) =>
  newDraft({ to, subject, plain: plain ?? '' }, options),
);

const createLabel = method([text], (_self: null, [name], session) => {
  if (name.trim() === '' || name.length > 225) throw new ServiceException('Invalid argument: name');
  keepLabel(name, session);
  return labelObject(name);
});

const nothing = method([], () => []);

export const gmailApp: ServiceObject = new ServiceType<null>('GmailApp', {
  ...defineLists(),
  ...defineMarks('Thread', threadChanges),
  ...defineMarks('Message', messageChanges),
  search: withScopes(scopes.mailbox, search),
  getMessagesForThread: withScopes(
    scopes.mailbox,
    method([instance(threadType)], (_self, [{ state }]) => [messageType.create(state)]),
  ),
  getMessagesForThreads: withScopes(
    scopes.mailbox,
    method([listOf(instance(threadType))], (_self, [threads]) =>
      threads.map(({ state }) => [messageType.create(state)]),
    ),
  ),
  refreshMessage: method([instance(messageType)], () => undefined),
  refreshMessages: method([listOf(instance(messageType))], () => undefined),
  refreshThread: method([instance(threadType)], () => undefined),
  refreshThreads: method([listOf(instance(threadType))], () => undefined),
  getAliases: withScopes(scopes.mailbox, nothing),
  // A draft is there for the callback that made it, so a later one finds none.
  getDrafts: withScopes(scopes.mailbox, nothing),
  getDraftMessages: withScopes(scopes.mailbox, nothing),
  getUserLabels: withScopes(
    scopes.labelReading,
    method([], (_self, _args, session) => labelNames(session).map(labelObject)),
  ),
  getUserLabelByName: withScopes(
    scopes.labelReading,
    method([text], (_self, [name], session) => (labelNames(session).includes(name) ? labelObject(name) : null)),
  ),
  createLabel: withScopes(scopes.labels, createLabel),
  deleteLabel: withScopes(
    scopes.labels,
    method([instance(labelType)], (_self, [{ state }], session) => {
      dropLabel(state.name, session);
    }),
  ),
  createDraft: withScopes(scopes.compose, createDraft),
  sendEmail: sendsMail<null>(scopes.sending),
  getThreadById: withScopes(scopes.currentMessage, getThreadById),
  setCurrentMessageAccessToken: method([text], (_self, [token], session) => {
    session.givenMessageToken = token;
    return undefined;
  }),
  getMessageById: withScopes(scopes.currentMessage, getMessageById),
}).create(null);
