import { isPlainObject } from './parameter.ts';
import { scopes } from './scopes.ts';
import type { Session } from './session.ts';

/**
 * The event object of a callback, as plain data: the current fields and the deprecated ones that Google still sends.
 * https://developers.google.com/workspace/add-ons/concepts/event-objects
 */
export function eventObject(session: Session): Record<string, unknown> {
  const { request, mail } = session;
  const common = {
    hostApp: request.hostApp,
    platform: request.platform,
    ...(tellsLocale(session) ? { userLocale: request.locale, timeZone: timeZone(request.timeZone) } : {}),
    ...formOf(request.target),
  };
  const gmail = mail && {
    messageId: `msg-f:${String(mail.id)}`,
    threadId: `thread-f:${String(mail.threadId)}`,
    accessToken: session.messageToken,
  };
  return {
    commonEventObject: common,
    ...(request.hostApp === 'GMAIL' ? { gmail: gmail ?? {} } : { calendar: {} }),
    ...deprecated(session),
  };
}

function tellsLocale({ manifest, grantedScopes }: Session): boolean {
  return manifest.addOns.common.useLocaleFromApp && grantedScopes.has(scopes.locale);
}

function formOf(target: Session['request']['target']): Record<string, unknown> {
  if (target.kind !== 'action') return {};
  return {
    ...(Object.keys(target.formInputs).length > 0 ? { formInputs: target.formInputs } : {}),
    ...(Object.keys(target.parameters).length > 0 ? { parameters: target.parameters } : {}),
  };
}

function deprecated(session: Session): Record<string, unknown> {
  const { request, mail } = session;
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
    ...(request.target.kind === 'action' ? deprecatedForm(request.target) : {}),
  };
}

function deprecatedForm(target: { parameters: Record<string, string>; formInputs: object }): Record<string, unknown> {
  const lists = Object.entries(target.formInputs).flatMap(([name, input]) => {
    const strings =
      isPlainObject(input) && isPlainObject(input['stringInputs']) ? input['stringInputs']['value'] : null;
    return Array.isArray(strings) ? [[name, strings] as const] : [];
  });
  return {
    parameters: target.parameters,
    formInput: Object.fromEntries(lists.map(([name, values]) => [name, values[0]])),
    formInputs: Object.fromEntries(lists),
  };
}

/** The offset from UTC is in milliseconds, as a string. */
function timeZone(id: string): { id: string; offset: string } {
  return { id, offset: String(offsetOf(id, new Date())) };
}

function offsetOf(timeZoneId: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timeZoneId,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at.getTime() / 1000) * 1000;
}
