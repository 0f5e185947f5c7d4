import type { CallbackAnswer, CallbackTarget, ConsentReason, LinkAnswer, OpenItem } from '../../page-api.ts';
import { parseAnswer, rootCard, suggestionsOf, type Answer, type SignIn } from '../cards/answer.ts';
import { cardSchema, type Action, type OnClick, type OpenLink } from '../cards/card.ts';
import { fieldFaults, type FieldFault, type FieldValue } from '../cards/form-values.ts';
import { actionTarget, type SessionOptions } from './action-target.ts';
import { itemKey, nothingOpen } from './open-item.ts';
import { changeStacks, currentStackOf, noCards, type CardEntry, type StackChange, type Stacks } from './stacks.ts';

/** What the session needs from outside: the server that runs the add-on, Google's consent, a window to open links in. */
export interface AddOnSurroundings {
  /** Rejects when nothing could be run at all, with a message for the person. */
  run(item: OpenItem, target: CallbackTarget): Promise<CallbackAnswer>;
  /** Asks the person to allow `scopes`; false when they would not. */
  askConsent(reason: ConsentReason, scopes: readonly string[]): Promise<boolean>;
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
  | Extract<CallbackAnswer, { outcome: 'answered' | 'consent' }>
  | { outcome: 'failed'; failure: Omit<Failure, 'during'> };

/** Everything the panel shows. */
export interface PanelView {
  stacks: Stacks;
  /** `loading`: a trigger, `running`: an action with spinner, `background`: an action without. */
  activity: 'idle' | 'loading' | 'running' | 'background';
  failure: Failure | null;
  /** Permissions without which nothing is shown: the person did not allow them. */
  consent: readonly string[] | null;
  /** Another service wants the person to sign in before there is a card. */
  signIn: SignIn | null;
  /** A new object for each message, also when the text repeats. */
  notification: { text: string } | null;
  faults: Readonly<Record<string, FieldFault>>;
  /** Parts of the last answer that this stand-in cannot show. */
  notDrawn: readonly string[];
}

const quiet = { failure: null, consent: null, signIn: null, faults: {}, notDrawn: [] } as const;
const emptyView: PanelView = { stacks: noCards, activity: 'idle', notification: null, ...quiet };

/** One person using the add-on in one host application: runs callbacks one at a time and follows their answers as Google does. */
export class AddOnSession {
  #view: PanelView = emptyView;
  readonly #listeners = new Set<() => void>();
  readonly #surroundings: AddOnSurroundings;
  #options: SessionOptions = { omitUntouchedSwitches: false, omitFoldedFields: false };
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

  configure(options: SessionOptions): void {
    this.#options = options;
  }

  /**
   * A mail or event was opened, or left (none). The homepage keeps its cards while items come and go, unless an action
   * ran since: it may show what is no longer so, such as a first run.
   */
  async show(item: OpenItem): Promise<void> {
    const isSame = itemKey(this.#item) === itemKey(item);
    const isHome = item.kind === 'none';
    const { stacks, consent } = this.#view;
    const needsHomepage = stacks.homepage.length === 0 || this.#homepageOutdated;
    if (isSame && consent === null && !(isHome && needsHomepage)) return;
    if (!isSame) this.#change({ kind: 'item', item });
    if (!isHome || needsHomepage || consent !== null) return this.refresh();
    this.#epoch += 1;
    this.#set({ activity: 'idle', ...quiet });
  }

  /** To be called when something was done elsewhere: the homepage may not show it yet. */
  outdateHomepage(): void {
    this.#homepageOutdated = true;
  }

  /** Run the trigger of what is open again: Refresh in the menu. */
  async refresh(): Promise<void> {
    this.#epoch += 1;
    const epoch = this.#epoch;
    if (this.#item.kind === 'none') this.#homepageOutdated = false;
    this.#set({ activity: 'loading', ...quiet });
    const answer = await this.#run({ kind: this.#item.kind === 'none' ? 'homepage' : 'itemOpen' });
    if (epoch !== this.#epoch) return;
    if (answer.outcome === 'answered') {
      this.#showRoot(parseAnswer(answer.answer));
      return;
    }
    if (answer.outcome === 'failed') {
      this.#set({ activity: 'idle', failure: { during: 'trigger', ...answer.failure } });
      return;
    }
    this.#change({ kind: 'root', card: null });
    this.#set({ activity: 'idle', consent: answer.scopes });
  }

  /** The person wants to allow what they refused. */
  async authorize(): Promise<void> {
    const { consent } = this.#view;
    if (consent !== null && (await this.#surroundings.askConsent('missing', consent))) await this.refresh();
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
    await this.#callback(actionTarget(action, top, { ...this.#options, extra }), action);
  }

  /** What a field suggests for what is typed so far; nothing when the card was left meanwhile, or the add-on failed. */
  async suggest(action: Action): Promise<string[]> {
    const top = this.top;
    if (this.busy || top === undefined) return [];
    const result = await this.#surroundings
      .run(this.#item, actionTarget(action, top, { ...this.#options, extra: {} }))
      .catch(() => null);
    return result?.outcome === 'answered' && this.top?.key === top.key ? suggestionsOf(result.answer) : [];
  }

  /** An entry of the panel's menu, by its position in the manifest. */
  async runUniversalAction(index: number): Promise<void> {
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

  goBack(): void {
    if (!this.busy) this.#follow({ navigations: [{ kind: 'pop' }] }, false);
  }

  dismissFailure(): void {
    this.#set({ failure: null });
  }

  dismissNotification(): void {
    this.#set({ notification: null });
  }

  get top(): CardEntry | undefined {
    return currentStackOf(this.#view.stacks).at(-1);
  }

  get busy(): boolean {
    return this.#view.activity !== 'idle';
  }

  get #item(): OpenItem {
    return this.#view.stacks.context?.item ?? nothingOpen;
  }

  async #callback(target: CallbackTarget, action?: Action): Promise<void> {
    const epoch = this.#epoch;
    const activity = action?.loadIndicator === 'NONE' ? 'background' : 'running';
    this.#set({ activity, failure: null, notification: null, notDrawn: [] });
    this.#homepageOutdated ||= this.#item.kind !== 'none';
    const result = await this.#run(target);
    this.#surroundings.onActed();
    if (result.outcome === 'answered') return this.#answered(parseAnswer(result.answer), { epoch, action });
    // The card of this action is no longer open, so its answer is dropped.
    if (epoch !== this.#epoch) return;
    const failure = result.outcome === 'failed' ? { during: 'action' as const, ...result.failure } : null;
    this.#set({ activity: 'idle', failure });
  }

  async #answered(answer: Answer, { epoch, action }: { epoch: number; action: Action | undefined }): Promise<void> {
    this.#set(notificationOf(answer.notification));
    if (epoch !== this.#epoch) return;
    this.#follow(answer, action?.persistValues === true);
    this.#set({ activity: 'idle', notDrawn: answer.notDrawn, signIn: answer.signIn });
    if (answer.link !== null) await this.openLink(answer.link);
    // Google clears what it keeps of before; what is on show stays.
    if (answer.stateChanged) this.#homepageOutdated = true;
  }

  #showRoot({ navigations, notification, notDrawn, signIn }: Answer): void {
    const cards = navigations.flatMap((step) => ('card' in step ? [step.card] : []));
    this.#change({ kind: 'root', card: rootCard(cards) });
    this.#set({ activity: 'idle', notDrawn, signIn, ...notificationOf(notification) });
  }

  async #checkLink(url: string): Promise<LinkAnswer> {
    return this.#surroundings
      .checkLink(url)
      .catch((error: unknown) => ({ outcome: 'refused', message: String(error) }) satisfies LinkAnswer);
  }

  /** Runs a callback, and again once the person allowed what was missing. What they refused is not asked for again. */
  async #run(target: CallbackTarget): Promise<Outcome> {
    const first = await this.#runOnce(target);
    if (first.outcome !== 'consent' || first.reason === 'refused') return first;
    const allowed = await this.#surroundings.askConsent(first.reason, first.scopes);
    return allowed ? this.#runOnce(target) : first;
  }

  async #runOnce(target: CallbackTarget): Promise<Outcome> {
    try {
      const answer = await this.#surroundings.run(this.#item, target);
      if (answer.outcome !== 'failed') return answer;
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

function notificationOf(text: string | null): Partial<PanelView> {
  return text === null ? {} : { notification: { text } };
}
