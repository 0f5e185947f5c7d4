import { z } from 'zod';
import type { Mail } from '../../mail/mail.ts';
import type { Session } from '../session.ts';

const places = ['inbox', 'archive', 'spam', 'trash'] as const;

const threadSchema = z.object({
  labels: z.array(z.string()).default([]),
  unread: z.boolean().default(false),
  starred: z.boolean().default(false),
  important: z.boolean().default(false),
  place: z.enum(places).default('inbox'),
});

/** Where a thread is in the mailbox and how it is marked. The stand-in's threads have one message each. */
export type ThreadState = z.infer<typeof threadSchema>;

/** A mail that no script changed is in the inbox and read, since it was opened. */
export function threadState({ threadId }: Mail, session: Session): ThreadState {
  return threadSchema.parse(
    JSON.parse(session.stores.read(storeOf('threads', session), threadId.toString(16)) ?? '{}'),
  );
}

/** Stores the change per user, so that later callbacks see it, as in Gmail. */
export function changeThread(mail: Mail, change: Partial<ThreadState>, session: Session): void {
  const value = JSON.stringify({ ...threadState(mail, session), ...change });
  const key = mail.threadId.toString(16);
  session.stores.write({ store: storeOf('threads', session), key, value, expiresAt: null });
}

/** The labels that the user made, by name. */
export function labelNames(session: Session): string[] {
  return [...session.stores.all(storeOf('labels', session)).keys()].sort((a, b) => a.localeCompare(b));
}

/** Makes a label of the user. One that exists stays as it is. */
export function keepLabel(name: string, session: Session): void {
  session.stores.write({ store: storeOf('labels', session), key: name, value: '', expiresAt: null });
}

/** Deletes a label of the user, and takes it off every thread. */
export function dropLabel(name: string, session: Session): void {
  session.stores.write({ store: storeOf('labels', session), key: name, value: null, expiresAt: null });
  const store = storeOf('threads', session);
  for (const [key, value] of session.stores.all(store)) {
    const state = threadSchema.parse(JSON.parse(value));
    if (!state.labels.includes(name)) continue;
    const labels = state.labels.filter((label) => label !== name);
    session.stores.write({ store, key, value: JSON.stringify({ ...state, labels }), expiresAt: null });
  }
}

function storeOf(kind: 'labels' | 'threads', { request }: Session): string {
  return `gmail-${kind}:user:${request.user.sub}`;
}
