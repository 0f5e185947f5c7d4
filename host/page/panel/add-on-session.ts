import type { CallbackAnswer, CallbackTarget, LinkAnswer } from '../../page-api.ts';
import { parseAnswer, rootCard, type Answer } from '../cards/answer.ts';
import type { Action, Card, OnClick, OpenLink } from '../cards/card.ts';
import { cardSchema } from '../cards/card.ts';
import { fieldFaults, toFormInputs, type FieldFault, type FieldValue } from '../cards/form-values.ts';
import { changeStacks, noCards, shownCards, type CardEntry, type StackChange, type Stacks } from './stacks.ts';

/** What the session needs from outside: the server that runs the add-on, and a window to open links in. */
export interface AddOnSurroundings {
  /** Rejects with words for the person when nothing could be run at all. */
  run(mailId: string | null, target: CallbackTarget): Promise<CallbackAnswer>;
  checkLink(url: string): Promise<LinkAnswer>;
  openWindow(url: string): void;
  /** An action ran to its end: something may have been saved. */
  onActed(): void;
}

export interface Failure {
  during: 'trigger' | 'action';
  /** `script`: the add-on threw. `host`: the stand-in itself did not answer, and `message` says so to the person. */
  from: 'script' | 'host';
  message: string;
  log: readonly string[];
}

type Outcome =
  Extract<CallbackAnswer, { outcome: 'answered' }> | { outcome: 'failed'; failure: Omit<Failure, 'during'> };

/** Everything the panel shows. */
export interface PanelView {
  stacks: Stacks;
  /** `loading`: a trigger, `running`: an action with spinner, `background`: an action without. */
  activity: 'idle' | 'loading' | 'running' | 'background';
  failure: Failure | null;
  /** A new object for each message, also when the text repeats. */
  notification: { text: string } | null;
  faults: Readonly<Record<string, FieldFault>>;
  /** Parts of the last answer that this stand-in cannot show. */
  notDrawn: readonly string[];
}

const emptyView: PanelView = {
  stacks: noCards,
  activity: 'idle',
  failure: null,
  notification: null,
  faults: {},
  notDrawn: [],
};

/** One person using the add-on in the side panel: runs callbacks one at a time and follows their answers as Gmail does. */
export class AddOnSession {
  #view: PanelView = emptyView;
  readonly #listeners = new Set<() => void>();
  readonly #surroundings: AddOnSurroundings;
  /** Answers of callbacks that started before the last trigger belong to what is no longer open. */
  #epoch = 0;
  #homepageOutdated = false;

  constructor(surroundings: AddOnSurroundings) {
    this.#surroundings = surroundings;
  }

  readonly view = (): PanelView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * A mail was opened (or left: null). The homepage keeps its cards while mails come and go, unless an action ran since:
   * it may show what is no longer so, such as a first run.
   */
  async show(mailId: string | null): Promise<void> {
    const { context, homepage } = this.#view.stacks;
    if (mailId !== null && context?.mailId === mailId) return;
    if (mailId === null && context === null && homepage.length > 0) return;
    this.#change({ kind: 'item', mailId });
    if (mailId !== null || homepage.length === 0 || this.#homepageOutdated) return this.refresh();
    this.#epoch += 1;
    this.#set({ activity: 'idle', failure: null, faults: {}, notDrawn: [] });
  }

  /** Run the trigger of what is open again: Refresh in the menu, and after `stateChanged`. */
  async refresh(): Promise<void> {
    this.#epoch += 1;
    const epoch = this.#epoch;
    if (this.#mailId === null) this.#homepageOutdated = false;
    this.#set({ activity: 'loading', failure: null, faults: {}, notDrawn: [] });
    const answer = await this.#run(this.#mailId === null ? { kind: 'homepage' } : { kind: 'itemOpen' });
    if (epoch !== this.#epoch) return;
    if (answer.outcome === 'failed') {
      this.#set({ activity: 'idle', failure: { during: 'trigger', ...answer.failure } });
      return;
    }
    const { navigations, notification, notDrawn } = parseAnswer(answer.answer);
    const cards = navigations.flatMap((step) => ('card' in step ? [step.card] : []));
    this.#change({ kind: 'root', card: rootCard(cards) });
    this.#set({ activity: 'idle', notDrawn, ...notified(notification) });
  }

  /** Follow a click on anything that is not disabled. `extra`: parameters that the widget adds (grid items). */
  async click(onClick: OnClick, extra: Record<string, string> = {}): Promise<void> {
    if (this.busy) return;
    if (onClick.action !== undefined) return this.act(onClick.action, extra);
    if (onClick.openDynamicLinkAction !== undefined) return this.act(onClick.openDynamicLinkAction, extra);
    if (onClick.openLink !== undefined) return this.openLink(onClick.openLink);
    const card = cardSchema.safeParse(onClick.card);
    if (card.success) this.#follow({ navigations: [{ kind: 'push', card: card.data }] }, false);
  }

  /** Run a function that a card names, with everything entered in that card. */
  async act(action: Action, extra: Record<string, string> = {}): Promise<void> {
    const top = this.top;
    if (this.busy || top === undefined) return;
    const faults = fieldFaults(action, top.card, top.values);
    this.#set({ faults });
    if (Object.keys(faults).length > 0) return;
    const parameters = Object.fromEntries((action.parameters ?? []).map(({ key, value = '' }) => [key, value]));
    await this.#callback(
      {
        kind: 'action',
        functionName: action.function,
        parameters: { ...parameters, ...extra },
        formInputs: toFormInputs(top.values),
      },
      action,
    );
  }

  /** An entry of the panel's menu, by its position in the manifest. */
  async universalAction(index: number): Promise<void> {
    if (!this.busy) await this.#callback({ kind: 'universalAction', index });
  }

  /** Google's checks first; a link that they refuse is not opened and says why. */
  async openLink({ url, onClose }: OpenLink): Promise<void> {
    const answer = await this.#checkLink(url);
    if (answer.outcome === 'refused') {
      this.#set({ failure: { during: 'action', from: 'script', message: answer.message, log: [] } });
      return;
    }
    this.#surroundings.openWindow(answer.url);
    if (onClose === 'RELOAD') await this.refresh();
  }

  /** A link inside text: Google opens it as it is, so one that the checks do not know is not refused. */
  async followTextLink(url: string): Promise<void> {
    const answer = await this.#checkLink(url);
    this.#surroundings.openWindow(answer.outcome === 'allowed' ? answer.url : url);
  }

  enter(name: string, value: FieldValue): void {
    this.#change({ kind: 'field', name, value });
    this.#set({ faults: Object.fromEntries(Object.entries(this.#view.faults).filter(([field]) => field !== name)) });
  }

  back(): void {
    if (!this.busy) this.#follow({ navigations: [{ kind: 'pop' }] }, false);
  }

  dismissFailure(): void {
    this.#set({ failure: null });
  }

  dismissNotification(): void {
    this.#set({ notification: null });
  }

  get top(): CardEntry | undefined {
    return shownCards(this.#view.stacks).at(-1);
  }

  get busy(): boolean {
    return this.#view.activity !== 'idle';
  }

  get #mailId(): string | null {
    return this.#view.stacks.context?.mailId ?? null;
  }

  async #callback(target: CallbackTarget, action?: Action): Promise<void> {
    const epoch = this.#epoch;
    const quiet = action?.loadIndicator === 'NONE';
    this.#set({ activity: quiet ? 'background' : 'running', failure: null, notification: null, notDrawn: [] });
    this.#homepageOutdated ||= this.#mailId !== null;
    const result = await this.#run(target);
    this.#surroundings.onActed();
    if (result.outcome === 'failed') {
      // A failure of an action that was left behind has no card to belong to any more.
      if (epoch !== this.#epoch) return;
      this.#set({ activity: 'idle', failure: { during: 'action', ...result.failure } });
      return;
    }
    const answer = parseAnswer(result.answer);
    this.#set(notified(answer.notification));
    if (epoch !== this.#epoch) return;
    this.#follow(answer, action?.persistValues === true);
    this.#set({ activity: 'idle', notDrawn: answer.notDrawn });
    if (answer.link !== null) await this.openLink(answer.link);
    if (answer.stateChanged) await this.refresh();
  }

  async #checkLink(url: string): Promise<LinkAnswer> {
    return this.#surroundings
      .checkLink(url)
      .catch((error: unknown) => ({ outcome: 'refused', message: String(error) }) satisfies LinkAnswer);
  }

  async #run(target: CallbackTarget): Promise<Outcome> {
    try {
      const answer = await this.#surroundings.run(this.#mailId, target);
      if (answer.outcome === 'answered') return answer;
      return { outcome: 'failed', failure: { from: 'script', message: answer.message, log: answer.log } };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { outcome: 'failed', failure: { from: 'host', message, log: [] } };
    }
  }

  #follow({ navigations }: Pick<Answer, 'navigations'>, keepEntered: boolean): void {
    if (navigations.length === 0) return;
    this.#change({ kind: 'navigations', navigations, keepEntered });
    this.#set({ failure: null, faults: {} });
  }

  #change(change: StackChange): void {
    this.#set({ stacks: changeStacks(this.#view.stacks, change) });
  }

  #set(part: Partial<PanelView>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function notified(text: string | null): Partial<PanelView> {
  return text === null ? {} : { notification: { text } };
}

/** The actions that the card on show adds to the panel's menu. */
export function cardActions(card: Card | undefined): { label: string; onClick: OnClick }[] {
  return (card?.cardActions ?? []).flatMap(({ actionLabel, onClick }) =>
    onClick === undefined ? [] : [{ label: actionLabel ?? '', onClick }],
  );
}
