import { ScriptError, type CallbackRequest, type FormInputs, type Host, type OpenItem } from '../../host/contract.ts';
import type { Manifest } from '../../host/runtime/manifest.ts';
import { cardActions, fillInputs, findCard, wordsOf, type CardAction } from '../harness/card-form.ts';

/** How an add-on is tried: who asks, from where. */
export type Visitor = Omit<CallbackRequest, 'item' | 'hostApp' | 'target'>;

/** A file that is opened, under its name. */
export interface OpenedFile {
  name: string;
  item: OpenItem;
}

interface Trial {
  hostApp: CallbackRequest['hostApp'];
  file: OpenedFile;
  target: CallbackRequest['target'];
}

const nothing: OpenedFile = { name: 'nothing', item: { kind: 'none' } };

/**
 * Calls every trigger and universal action of the manifest on each file, then every action of the cards that come back,
 * each function once for each set of parameters. Yields a line for each callback: what it was, and what it answered.
 */
export async function* tryEveryCallback(
  host: Pick<Host, 'run'>,
  { manifest, files, visitor }: { manifest: Manifest; files: readonly OpenedFile[]; visitor: Visitor },
): AsyncGenerator<string> {
  const waiting = triggersOf(manifest, files);
  const pressed = new Set<string>();
  for (let trial = waiting.shift(); trial; trial = waiting.shift()) {
    const { hostApp, file, target } = trial;
    const outcome = await host
      .run({ ...visitor, hostApp, item: file.item, target })
      .catch((error: unknown) => (error instanceof ScriptError ? error : Promise.reject(error as Error)));
    const where = `${hostApp.toLowerCase()} ${file.name}`;
    if (outcome instanceof ScriptError) yield `${where}: ${nameOf(target)}: ${outcome.message}`;
    else {
      yield `${where}: ${nameOf(target)}: ok, ${kindOf(outcome.answer)}${firstWordsOf(outcome.answer)}`;
      waiting.push(...actionsOf(outcome.answer, trial, pressed));
    }
  }
}

function triggersOf({ addOns }: Manifest, files: readonly OpenedFile[]): Trial[] {
  const { common, gmail, calendar } = addOns;
  const mails = files.filter(({ item }) => item.kind === 'mail');
  const events = files.filter(({ item }) => item.kind === 'event');
  const homepage = (hostApp: Trial['hostApp'], section: typeof gmail | typeof calendar): Trial[] =>
    section && (section.homepageTrigger ?? common.homepageTrigger)?.enabled === true
      ? [{ hostApp, file: nothing, target: { kind: 'homepage' } }]
      : [];
  const universal = common.universalActions.flatMap(({ runFunction }, index): Trial[] =>
    runFunction === undefined ? [] : universalTrials({ index, mails, events }, addOns),
  );
  return [
    ...homepage('GMAIL', gmail),
    ...homepage('CALENDAR', calendar),
    ...(gmail && gmail.contextualTriggers.length > 0 ? opening('GMAIL', mails, 'itemOpen') : []),
    ...(gmail?.composeTrigger ? opening('GMAIL', mails.slice(0, 1), 'compose') : []),
    ...(calendar?.eventOpenTrigger ? opening('CALENDAR', events, 'itemOpen') : []),
    ...universal,
  ];
}

function universalTrials(
  { index, mails, events }: { index: number; mails: readonly OpenedFile[]; events: readonly OpenedFile[] },
  { gmail, calendar }: Manifest['addOns'],
): Trial[] {
  const target = { kind: 'universalAction', index } as const;
  return [
    ...(gmail ? [{ hostApp: 'GMAIL' as const, file: mails[0] ?? nothing, target }] : []),
    ...(calendar ? [{ hostApp: 'CALENDAR' as const, file: events[0] ?? nothing, target }] : []),
  ];
}

function opening(hostApp: Trial['hostApp'], files: readonly OpenedFile[], kind: 'itemOpen' | 'compose'): Trial[] {
  return files.map((file) => ({ hostApp, file, target: { kind } }));
}

/** The actions of the card that an answer shows, pressed with its form filled in. */
function actionsOf(answer: unknown, { hostApp, file }: Trial, pressed: Set<string>): Trial[] {
  const card = findCard(answer);
  if (!card) return [];
  const formInputs = fillInputs(card);
  return cardActions(card)
    .filter((action) => isNew(action, formInputs, pressed))
    .map((action) => ({ hostApp, file, target: { kind: 'action', ...action, formInputs } }));
}

function isNew({ functionName, parameters }: CardAction, formInputs: FormInputs, pressed: Set<string>): boolean {
  const names = [Object.keys(parameters), parameters['action'] ?? '', Object.keys(formInputs)];
  const key = JSON.stringify([functionName, ...names]);
  if (pressed.has(key)) return false;
  pressed.add(key);
  return true;
}

function nameOf(target: CallbackRequest['target']): string {
  if (target.kind === 'universalAction') return `universal action ${String(target.index + 1)}`;
  if (target.kind !== 'action') return target.kind;
  const { action } = target.parameters;
  return action === undefined ? target.functionName : `${target.functionName} (${action})`;
}

/** What the card or the notification of an answer says first: an add-on may show its failures itself. */
function firstWordsOf(answer: unknown): string {
  const words = wordsOf(findCard(answer) ?? {}).slice(0, 70);
  return words === '' ? '' : ` "${words}"`;
}

/** What an answer does, by the names of its parts: `pushCard`, `notification`, `hostAppAction` … */
function kindOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return 'nothing';
  const parts = Object.entries(answer).flatMap(([key, value]) =>
    key === 'renderActions' || key === 'action' || key === 'navigations'
      ? [kindOf(Array.isArray(value) ? Object.assign({}, ...(value as object[])) : value)]
      : [key],
  );
  return [...new Set(parts)].join(', ');
}
