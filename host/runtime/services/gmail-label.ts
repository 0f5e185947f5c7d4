import type { Mail } from '../../mail/mail.ts';
import { instanceNamed, integer, listOf, optional } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import { itself, ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { changeThread, dropLabel, labelNames, threadState } from './gmail-state.ts';

interface Label {
  name: string;
  /** The threads that have it. */
  threads(session: Session): ServiceObject<Mail>[];
}

/** A thread as a parameter. Its state is a mail, since threads of the stand-in have one message. */
export const thread = instanceNamed(['GmailThread']);

function mailOf(object: ServiceObject): Mail {
  // Only a thread or a message gets here, and their state is the mail.
  return object.state as Mail;
}

/** Adds labels to a thread, or takes them off it. Throws for one that was deleted. */
export function setLabel(mail: Mail, { name, present }: { name: string; present: boolean }, session: Session): void {
  if (!labelNames(session).includes(name)) throw new ServiceException(`Invalid label: ${name}`);
  const others = threadState(mail, session).labels.filter((label) => label !== name);
  changeThread(mail, { labels: present ? [...others, name] : others }, session);
}

function puts(present: boolean): ServiceMethod<Label> {
  return withScopes(
    scopes.mailboxWriting,
    method([thread], ({ name }, [one], session) => {
      setLabel(mailOf(one), { name, present }, session);
      return itself;
    }),
  );
}

function putsAll(present: boolean): ServiceMethod<Label> {
  return withScopes(
    scopes.mailboxWriting,
    method([listOf(thread)], ({ name }, [all], session) => {
      for (const one of all) setLabel(mailOf(one), { name, present }, session);
      return itself;
    }),
  );
}

export const labelType: ServiceType<Label> = new ServiceType<Label>('GmailApp.GmailLabel', {
  getName: method([], ({ name }: Label) => name),
  getThreads: withScopes(
    scopes.mailbox,
    method([optional(integer), optional(integer)], (self, [start = 0, max = 500], session) =>
      self.threads(session).slice(start, start + max),
    ),
  ),
  getUnreadCount: withScopes(
    scopes.mailbox,
    method(
      [],
      (self, _args, session) => self.threads(session).filter(({ state }) => threadState(state, session).unread).length,
    ),
  ),
  addToThread: puts(true),
  removeFromThread: puts(false),
  addToThreads: putsAll(true),
  removeFromThreads: putsAll(false),
  deleteLabel: withScopes(
    scopes.labels,
    method([], ({ name }, _args, session) => {
      dropLabel(name, session);
    }),
  ),
});
