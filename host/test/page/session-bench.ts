import type { CallbackAnswer, CallbackTarget, ConsentReason, OpenItem } from '../../page-api.ts';
import { AddOnSession } from '../../page/panel/add-on-session.ts';
import { currentStackOf } from '../../page/panel/stacks.ts';

/** One callback that waits for its answer. */
export interface Call {
  item: OpenItem;
  target: CallbackTarget;
  answer: (answer: CallbackAnswer) => void;
}

export const home: OpenItem = { kind: 'none' };
export const mail = (id: string): OpenItem => ({ kind: 'mail', id });

/** A session whose callbacks wait until the test answers them, as the server would. */
export function bench({
  refusedLinks = [],
  allows = true,
}: { refusedLinks?: readonly string[]; allows?: boolean } = {}) {
  const calls: Call[] = [];
  const consents: [ConsentReason, readonly string[]][] = [];
  const windows: string[] = [];
  let acted = 0;
  const session = new AddOnSession({
    run: (item, target) => new Promise((answer) => calls.push({ item, target, answer })),
    askConsent: (reason, scopes) => {
      consents.push([reason, scopes]);
      return Promise.resolve(allows);
    },
    checkLink: (url) =>
      Promise.resolve(
        refusedLinks.includes(url)
          ? { outcome: 'refused', message: 'not allowed' }
          : { outcome: 'allowed', url: url.replace('https://relais.example', 'http://127.0.0.1') },
      ),
    openWindow: (url) => windows.push(url),
    onActed: () => {
      acted += 1;
    },
  });
  const last = (): Call => {
    const call = calls.at(-1);
    if (call === undefined) throw new Error('Nothing was called.');
    return call;
  };
  return { session, calls, consents, last, windows, acted: () => acted };
}

/** A trigger's answer: cards by their titles. */
export const shows = (...titles: string[]): CallbackAnswer => ({
  outcome: 'answered',
  milliseconds: 1,
  answer: { action: { navigations: titles.map((title) => ({ pushCard: { header: { title } } })) } },
});
/** An action's answer. */
export const responds = (action: object, more: object = {}): CallbackAnswer => ({
  outcome: 'answered',
  milliseconds: 1,
  answer: { renderActions: { action }, ...more },
});
/** The cards on show, from the root up. */
export const titles = (session: AddOnSession) =>
  currentStackOf(session.view().stacks).map(({ card }) => card.header?.title);

/** A session whose first trigger has answered. */
export async function openSession(item: OpenItem = mail('m1'), refusedLinks: readonly string[] = []) {
  const started = bench({ refusedLinks });
  const shown = started.session.show(item);
  started.last().answer(shows('Draft'));
  await shown;
  return started;
}
