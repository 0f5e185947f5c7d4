import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallbackRequest, OpenEvent } from '../../contract.ts';
import { callback, trialHost } from './built-host.ts';

export const google = 'https://www.googleapis.com/auth/';
export const eventScope = `${google}calendar.events.readonly`;
export const readScope = `${google}calendar.addons.current.event.read`;
export const writeScope = `${google}calendar.addons.current.event.write`;
/** A weekly series and a day, in one file. */
export const raw = new TextEncoder().encode(
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:weekly@a.example',
    'SUMMARY:Point',
    'DTSTART;TZID=Europe/Paris:20260316T090000',
    'DTEND;TZID=Europe/Paris:20260316T093000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
    'ORGANIZER:mailto:ana@client.example',
    'ATTENDEE;CN=Ana:mailto:ana@client.example',
    'ATTENDEE;PARTSTAT=DECLINED:mailto:camille@demo.example',
    'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:single@a.example',
    'SUMMARY:Seul',
    'DTSTART;VALUE=DATE:20260317',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n'),
);
/** The id of the series. */
export const base = '_etimaqrcf5062bj5f1gmqs3cck';

/** The series is open, in its first occurrence. */
export function open(part: Partial<OpenEvent> = {}): Pick<CallbackRequest, 'item' | 'hostApp'> {
  return { hostApp: 'CALENDAR', item: { kind: 'event', calendarId: 'camille@demo.example', raw, ...part } };
}

interface Trial {
  scopes?: string[];
  access?: string;
  enabled?: boolean;
}

/** A script with a manifest for Calendar, which runs whatever a test gives it. */
export async function calendarScript({ scopes = [eventScope], access = 'READ', enabled = true }: Trial = {}) {
  const runner = await trialHost({
    scopes,
    code: 'function onRun(e) { return new Function("e", e.commonEventObject.parameters.body)(e); }',
  });
  const path = join(runner.addonDir, 'appsscript.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { addOns: object };
  const service = { userSymbol: 'Calendar', serviceId: 'calendar', version: 'v3' };
  const changed = {
    ...manifest,
    dependencies: { enabledAdvancedServices: enabled ? [service] : [] },
    addOns: { ...manifest.addOns, calendar: { currentEventAccess: access } },
  };
  writeFileSync(path, JSON.stringify(changed));
  const run = (body: string, part: Partial<CallbackRequest>) =>
    runner.run(
      callback({ ...part, target: { kind: 'action', functionName: 'onRun', parameters: { body }, formInputs: {} } }),
    );
  return {
    dispose: () => runner.dispose(),
    value: async (expression: string, part: Partial<CallbackRequest> = open()) => {
      const { log } = await run(`console.log(JSON.stringify(${expression}))`, part);
      return JSON.parse(log[0] ?? '') as unknown;
    },
    error: async (body: string, part: Partial<CallbackRequest> = open()) => {
      const outcome: unknown = await run(body, part).catch((error: unknown) => error);
      if (outcome instanceof Error) return outcome.message;
      throw new Error('ran to its end');
    },
  };
}

export type CalendarScript = Awaited<ReturnType<typeof calendarScript>>;
