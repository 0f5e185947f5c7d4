import vm from 'node:vm';
import { ScriptError, type CallbackRequest, type CallbackResult } from '../contract.ts';
import type { Addon } from './addon-files.ts';
import { answerOf } from './answer.ts';
import { eventObject } from './event-object.ts';
import { defineGlobals } from './globals.ts';
import type { Manifest } from './manifest.ts';
import { Realm } from './realm.ts';
import { ServiceException } from './service-object.ts';
import type { Session } from './session.ts';

/**
 * Runs one callback in a realm of its own, as Google starts a new process for each. Throws ScriptError with the message
 * that Google would show or log.
 */
export function runCallback(addon: Addon, session: Session): CallbackResult {
  const started = performance.now();
  const realm = new Realm(session);
  defineGlobals(realm, addon.manifest);
  const answer = runScript(realm, session, () => {
    for (const script of addon.scripts) script.runInContext(realm.context);
    const handler = entryPoint(realm, functionName(addon.manifest, session.request));
    return answerOf(handler(realm.json(eventObject(session))), {
      target: session.request.target,
      platform: session.request.platform,
      manifest: addon.manifest,
    });
  });
  return {
    answer,
    fetches: session.fetches,
    sent: session.sent,
    serviceCalls: session.serviceCalls,
    milliseconds: performance.now() - started,
    log: session.log,
  };
}

function runScript(realm: Realm, session: Session, run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    const prompt = realm.promptOf(error);
    if (prompt) return prompt;
    throw new ScriptError(textOf(error), session.log);
  }
}

/** `TypeError: x is not a function`, as an uncaught error is logged; the script may throw anything. */
function textOf(error: unknown): string {
  if (error instanceof ScriptError) return error.message;
  if (error instanceof ServiceException) return `${error.name}: ${error.message}`;
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}

/** The manifest's function for a trigger. Throws ScriptError when the manifest has none. */
function functionName(
  manifest: Manifest,
  { target, hostApp, platform }: Pick<CallbackRequest, 'target' | 'hostApp' | 'platform'>,
): string {
  if (target.kind === 'action' || target.kind === 'function') return target.functionName;
  // https://developers.google.com/workspace/add-ons/guides/workspace-restrictions ("fully support mobile")
  if (target.kind === 'homepage' && platform !== 'WEB') throw new ScriptError("Google's mobile apps show no homepage.");
  const found =
    target.kind === 'universalAction'
      ? manifest.addOns.common.universalActions[target.index]?.runFunction
      : triggerFunction(manifest, target.kind, hostApp);
  if (found === undefined) throw new ScriptError(`The manifest has no ${target.kind} for ${hostApp}.`);
  return found;
}

function triggerFunction(
  manifest: Manifest,
  kind: 'homepage' | 'itemOpen' | 'compose',
  hostApp: CallbackRequest['hostApp'],
): string | undefined {
  if (kind === 'homepage') return homepageFunction(manifest, hostApp);
  const { gmail, calendar } = manifest.addOns;
  if (hostApp === 'CALENDAR') return calendar?.eventOpenTrigger?.runFunction;
  return kind === 'itemOpen'
    ? gmail?.contextualTriggers[0]?.onTriggerFunction
    : gmail?.composeTrigger?.selectActions.map(({ runFunction }) => runFunction)[0];
}

/** A host application's homepage trigger overrides the common one. */
function homepageFunction({ addOns }: Manifest, hostApp: CallbackRequest['hostApp']): string | undefined {
  const host = hostApp === 'GMAIL' ? addOns.gmail : addOns.calendar;
  const trigger = host && (host.homepageTrigger ?? addOns.common.homepageTrigger);
  return trigger?.enabled === true ? trigger.runFunction : undefined;
}

const functionPath = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

/** A top-level function, function value, method or class static of the script, by its name. */
function entryPoint(realm: Realm, name: string): (event: unknown) => unknown {
  const found: unknown = functionPath.test(name) ? lookUp(realm, name) : undefined;
  if (typeof found !== 'function') throw new ScriptError(`Script function not found: ${name}`);
  return (event) => Reflect.apply(found, undefined, [event]) as unknown;
}

function lookUp(realm: Realm, name: string): unknown {
  const [root = ''] = name.split('.');
  // `typeof` of an undeclared name is no error; it also sees top-level let, const and class.
  return vm.runInContext(
    `typeof ${root} === 'undefined' ? undefined : ${name.replaceAll('.', '?.')}`,
    realm.context,
  ) as unknown;
}
