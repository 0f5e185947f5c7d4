import { addressParser } from 'postal-mime';
import { headerOf } from '../mail/mail.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import type { FormInput } from '../contract.ts';
import { calendarEventObject } from './calendar-event-object.ts';
import { scopes } from './scope-names.ts';
import type { Session } from './session.ts';

/**
 * The event object of a callback, as plain data: the current fields and the deprecated ones that Google still sends.
 * https://developers.google.com/workspace/add-ons/concepts/event-objects
 */
export function eventObject(session: Session): Record<string, unknown> {
  const { request } = session;
  const common = {
    hostApp: request.hostApp,
    platform: request.platform,
    ...(tellsLocale(session) ? { userLocale: request.locale, timeZone: timeZone(request.timeZone) } : {}),
    ...formOf(session),
  };
  return {
    commonEventObject: common,
    ...(request.hostApp === 'GMAIL'
      ? { gmail: gmailEventObject(session) }
      : { calendar: calendarEventObject(session) }),
    ...oldFieldsOf(session),
  };
}

/** A draft has no id. Its recipients are included if manifest and user allow it, its text never. */
function gmailEventObject(session: Session): Record<string, unknown> {
  const { request, mail, messageToken, manifest, grantedScopes } = session;
  if (request.target.kind !== 'compose') {
    return mail
      ? {
          messageId: `msg-f:${String(mail.id)}`,
          threadId: `thread-f:${String(mail.threadId)}`,
          accessToken: messageToken,
        }
      : {};
  }
  const tellsRecipients =
    manifest.addOns.gmail?.composeTrigger?.draftAccess === 'METADATA' && grantedScopes.has(scopes.draftMetadata);
  if (!mail || !tellsRecipients) return {};
  return {
    accessToken: messageToken,
    toRecipients: addressesIn(headerOf(mail, 'To')),
    ccRecipients: addressesIn(headerOf(mail, 'Cc')),
    bccRecipients: addressesIn(headerOf(mail, 'Bcc')),
  };
}

function addressesIn(header: string): string[] {
  return addressParser(header, { flatten: true }).flatMap(({ address }) => (address === undefined ? [] : [address]));
}

function tellsLocale({ manifest, grantedScopes }: Session): boolean {
  return manifest.addOns.common.useLocaleFromApp && grantedScopes.has(scopes.locale);
}

function formOf({ request: { target }, manifest }: Session): Record<string, unknown> {
  if (target.kind !== 'action') return {};
  const inputs = inputsOf(target);
  const formInputs =
    manifest.runtimeVersion === 'DEPRECATED_ES5'
      ? Object.fromEntries(inputs.map(inOldForm))
      : Object.fromEntries(inputs);
  return {
    ...(inputs.length > 0 ? { formInputs } : {}),
    ...(Object.keys(target.parameters).length > 0 ? { parameters: target.parameters } : {}),
  };
}

type ActionTarget = Extract<Session['request']['target'], { kind: 'action' }>;

/** Google sends only switches that were touched since the card was drawn. */
function inputsOf({ formInputs, untouchedSwitches = [] }: ActionTarget): [string, FormInput][] {
  return Object.entries(formInputs).filter(([name]) => !untouchedSwitches.includes(name));
}

/** The deprecated form has one more level, under an empty name. */
function inOldForm([name, input]: [string, FormInput]): [string, Record<string, FormInput>] {
  return [name, { '': input }];
}

function oldFieldsOf(session: Session): Record<string, unknown> {
  const { request } = session;
  const mail = request.target.kind === 'compose' ? null : session.mail;
  const language = new Intl.Locale(request.locale);
  return {
    hostApp: request.hostApp.toLowerCase(),
    clientPlatform: request.platform.toLowerCase(),
    ...(mail ? { messageMetadata: { accessToken: session.messageToken, messageId: `msg-f:${String(mail.id)}` } } : {}),
    ...(tellsLocale(session)
      ? {
          userLocale: language.language,
          userCountry: language.region ?? '',
          userTimezone: timeZone(request.timeZone),
        }
      : {}),
    ...oldFormOf(request.target),
  };
}

function oldFormOf(target: Session['request']['target']): Record<string, unknown> {
  if (target.kind === 'function' || target.kind === 'universalAction') {
    return { parameters: {}, formInput: {}, formInputs: {} };
  }
  if (target.kind !== 'action') return {};
  const lists = inputsOf(target).flatMap(([name, input]) => {
    const strings = 'stringInputs' in input ? input.stringInputs.value : null;
    return strings ? [[name, strings] as const] : [];
  });
  return {
    parameters: target.parameters,
    formInput: Object.fromEntries(lists.map(([name, values]) => [name, values[0]])),
    formInputs: Object.fromEntries(lists),
  };
}

/** The offset from UTC is in milliseconds, as a string. */
function timeZone(id: string): { id: string; offset: string } {
  return { id, offset: String(offsetAt(id, Date.now())) };
}
