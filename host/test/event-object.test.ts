import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allScopes, callback, openMail, press, trialHost } from './support/built-host.ts';

/** The structure that Google publishes for event objects, with the deprecated fields it still sends. */
const timeZone = z.strictObject({ id: z.string(), offset: z.string().regex(/^-?\d+$/) });
const eventSchema = z.strictObject({
  commonEventObject: z.strictObject({
    userLocale: z.string().optional(),
    hostApp: z.enum(['GMAIL', 'CALENDAR', 'DRIVE']),
    platform: z.enum(['WEB', 'IOS', 'ANDROID']),
    timeZone: timeZone.optional(),
    formInputs: z
      .record(z.string(), z.strictObject({ stringInputs: z.strictObject({ value: z.array(z.string()) }) }))
      .optional(),
    parameters: z.record(z.string(), z.string()).optional(),
  }),
  gmail: z
    .strictObject({
      messageId: z.string().regex(/^msg-f:\d+$/),
      threadId: z.string().regex(/^thread-f:\d+$/),
      accessToken: z.string().min(1),
    })
    .partial()
    .optional(),
  calendar: z.strictObject({}).optional(),
  hostApp: z.enum(['gmail', 'calendar']),
  clientPlatform: z.enum(['web', 'ios', 'android']),
  messageMetadata: z.strictObject({ accessToken: z.string(), messageId: z.string() }).optional(),
  userLocale: z.string().optional(),
  userCountry: z.string().optional(),
  userTimezone: timeZone.optional(),
  formInput: z.record(z.string(), z.string()).optional(),
  formInputs: z.record(z.string(), z.array(z.string())).optional(),
  parameters: z.record(z.string(), z.string()).optional(),
});

type TrialHost = Awaited<ReturnType<typeof trialHost>>;

let host: TrialHost;

const code = `
  function onHome(e) { console.log(JSON.stringify(e)); console.log(e instanceof Object); }
  const onMail = onHome, onEvent = (e) => onHome(e), onSettings = onHome;
  const handlers = { press: onHome };
  class Handlers { static press(e) { onHome(e); } }`;

beforeAll(async () => {
  host = await trialHost({ code });
});

afterAll(async () => {
  await host.dispose();
});

async function eventOf(part: Parameters<typeof callback>[0], on: Pick<TrialHost, 'run'> = host) {
  const { log } = await on.run(callback(part));
  expect(log[1]).toBe('true');
  return eventSchema.parse(JSON.parse(log[0] ?? ''));
}

const mail = openMail('Subject: x', '', 'x');

describe('the event object', () => {
  it('of the homepage tells host, platform, locale and time zone, now and as it used to', async () => {
    expect(await eventOf({ timeZone: 'Asia/Kolkata' })).toEqual({
      commonEventObject: {
        hostApp: 'GMAIL',
        platform: 'WEB',
        userLocale: 'fr-FR',
        timeZone: { id: 'Asia/Kolkata', offset: '19800000' },
      },
      gmail: {},
      hostApp: 'gmail',
      clientPlatform: 'web',
      userLocale: 'fr',
      userCountry: 'FR',
      userTimezone: { id: 'Asia/Kolkata', offset: '19800000' },
    });
  });

  it('of an open mail names it, with a token that is new each time', async () => {
    const [first, second] = [await eventOf(mail), await eventOf(mail)];
    expect(first.gmail?.messageId).toMatch(/^msg-f:\d+$/);
    expect(first.messageMetadata).toEqual({
      messageId: first.gmail?.messageId,
      accessToken: first.gmail?.accessToken,
    });
    expect(second.gmail?.messageId).toBe(first.gmail?.messageId);
    expect(second.gmail?.accessToken).not.toBe(first.gmail?.accessToken);
  });

  it('of an action carries form and parameters, now and as it used to, and the mail that is open', async () => {
    const formInputs = { contacts: { stringInputs: { value: ['a', 'b'] } } };
    const event = await eventOf({
      ...mail,
      ...press('handlers.press', { formInputs, parameters: { k: 'v' } }),
      platform: 'IOS',
    });
    expect(event.commonEventObject).toMatchObject({ formInputs, parameters: { k: 'v' }, platform: 'IOS' });
    expect(event).toMatchObject({
      formInput: { contacts: 'a' },
      formInputs: { contacts: ['a', 'b'] },
      parameters: { k: 'v' },
    });
    expect(event.gmail?.messageId).toMatch(/^msg-f:/);
  });

  it('of an action with nothing chosen has no form at all', async () => {
    const event = await eventOf(press('Handlers.press'));
    expect('formInputs' in event.commonEventObject).toBe(false);
  });

  it('of an action may lack the switches that nobody touched', async () => {
    const on = { stringInputs: { value: ['on'] } };
    const pressed = press('onHome', { formInputs: { a: on, b: on }, untouchedSwitches: ['a'] });
    const event = await eventOf(pressed);
    expect([event.commonEventObject.formInputs, event.formInput]).toEqual([{ b: on }, { b: 'on' }]);
  });

  it('of an action has one level more in the form for the older runtime', async () => {
    const older = await trialHost({ code, runtimeVersion: 'DEPRECATED_ES5' }, { deployment: 'test' });
    const value = { stringInputs: { value: ['x'] } };
    const { log } = await older.run(callback(press('onHome', { formInputs: { title: value } })));
    await older.dispose();
    expect(JSON.parse(log[0] ?? '')).toMatchObject({
      commonEventObject: { formInputs: { title: { '': value } } },
      formInputs: { title: ['x'] },
    });
  });

  it('of a universal action has the context of what is open, and an empty form', async () => {
    const event = await eventOf({ ...mail, target: { kind: 'universalAction', index: 0 } });
    expect(event.gmail?.accessToken).toBeTypeOf('string');
    expect(event).toMatchObject({ parameters: {}, formInput: {}, formInputs: {} });
  });

  it('of a meeting is Calendar’s', async () => {
    const event = await eventOf({ hostApp: 'CALENDAR', target: { kind: 'itemOpen' } });
    expect(event.commonEventObject.hostApp).toBe('CALENDAR');
    expect(event.gmail).toBeUndefined();
  });

  it.each([
    ['the manifest does not ask for it', { useLocaleFromApp: false }],
    ['the permission is missing', { scopes: allScopes.filter((scope) => !scope.endsWith('script.locale')) }],
  ])('leaves the locale out when %s', async (_when, source) => {
    const other = await trialHost({ code, ...source });
    const event = await eventOf({}, other);
    await other.dispose();
    expect(event.commonEventObject).toEqual({ hostApp: 'GMAIL', platform: 'WEB' });
    expect(event.userLocale).toBeUndefined();
  });
});

describe('a function that the script lacks', () => {
  it.each(['nowhere', 'handlers.other', 'no.such.path', 'onHome()', '', 'console.log("x")'])('%s', async (name) => {
    await expect(host.run(callback(press(name)))).rejects.toThrow(`Script function not found: ${name}`);
  });
});
