import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runToEnd } from '../support/command.ts';

const google = 'https://www.googleapis.com/auth/';
let folder = '';

const common = { name: 'Trial', logoUrl: 'https://addon.example/logo.png', homepageTrigger: { runFunction: 'onHome' } };
const manifest = {
  oauthScopes: [
    `${google}gmail.addons.current.message.readonly`,
    `${google}calendar.events.readonly`,
    `${google}script.external_request`,
  ],
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Calendar', serviceId: 'calendar', version: 'v3' }] },
  addOns: {
    common,
    gmail: { contextualTriggers: [{ unconditional: {}, onTriggerFunction: 'onMail' }] },
    calendar: { eventOpenTrigger: { runFunction: 'onEvent' } },
  },
};
const code = `
  const card = (title) => CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle(title)).build();
  function onHome(e) { console.log('home'); return card('home of ' + e.hostApp); }
  function onMail(e) {
    GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);
    return [card(GmailApp.getMessageById(e.gmail.messageId).getSubject())];
  }
  function onEvent(e) { return card(Calendar.Events.get(e.calendar.calendarId, e.calendar.id).summary); }
  function onCompose() { return card('compose'); }
  function onFetch() { UrlFetchApp.fetch('https://unmapped.example/x'); }
  function onThrow() { throw new Error('first line\\nsecond line'); }
  function logAndThrow() { console.log('logged'); throw new Error('late'); }
  function notify() { console.log('logged'); return CardService.newActionResponseBuilder().setNotification(CardService.newNotification().setText('done')).build(); }`;
const event = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:one@a.example',
  'DTSTART:20260105T090000Z',
  'SUMMARY:First',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:two@a.example',
  'DTSTART:20260105T090000Z',
  'SUMMARY:Second',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-host-command-'));
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'Code.gs'), code);
  writeFileSync(join(folder, 'mail.eml'), 'From: a@b.example\r\nSubject: Bonjour\r\n\r\nx');
  writeFileSync(join(folder, 'event.ics'), event);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pushed(title: string): object {
  return { action: { navigations: [{ pushCard: { header: { title } } }] } };
}

function at(name: string): string {
  return join(folder, name);
}

describe('npm run host', () => {
  it.each([
    ['the homepage', [], pushed('home of gmail')],
    ['a mail', ['--event', 'mail.eml'], pushed('Bonjour')],
    ['an event', ['--event', 'event.ics'], pushed('First')],
    ['another event of the file', ['--event', 'event.ics', '--uid', 'two@a.example'], pushed('Second')],
    ['a function', ['--call', 'onCompose'], pushed('compose')],
    ['an action', ['--call', 'notify'], { renderActions: { action: { notification: { text: 'done' } } } }],
  ])('prints the answer of %s', async (_what, args, expected) => {
    const {
      code: exit,
      stdout,
      stderr,
    } = await runToEnd('host', ['--dir', folder, ...args.map((arg) => (/\.(?:eml|ics)$/.test(arg) ? at(arg) : arg))]);
    expect([exit, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it('calls everything that an add-on has, on several files, one line each', async () => {
    const all = mkdtempSync(join(tmpdir(), 'relais-host-every-'));
    const press = (name: string): string =>
      `CardService.newTextButton().setText('x').setOnClickAction(CardService.newAction().setFunctionName('${name}').setParameters({ action: 'a' }))`;
    writeFileSync(
      join(all, 'Code.js'),
      `${code}
      function onHome() {
        const section = CardService.newCardSection().addWidget(CardService.newTextInput().setFieldName('f').setTitle('F'))
          .addWidget(${press('echo')}).addWidget(${press('onThrow')}).addWidget(${press('echo')});
        return CardService.newCardBuilder().addSection(section).build();
      }
      function echo(e) { return card('got ' + e.formInput.f); }`,
    );
    const { gmail, calendar } = manifest.addOns;
    const universalActions = [
      { label: 'a', runFunction: 'notify' },
      { label: 'b', openLink: 'https://addon.example/' },
    ];
    writeFileSync(
      join(all, 'appsscript.json'),
      JSON.stringify({ ...manifest, addOns: { common: { ...common, universalActions }, gmail, calendar } }),
    );
    const files = ['--event', at('mail.eml'), '--event', at('event.ics')];
    const { stdout, stderr } = await runToEnd('host', ['--dir', all, '--every', ...files]);
    const several = await runToEnd('host', ['--dir', all, ...files]);
    rmSync(all, { recursive: true, force: true });
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual([
      'gmail nothing: homepage: ok, pushCard',
      'calendar nothing: homepage: ok, pushCard',
      'gmail mail.eml: itemOpen: ok, pushCard "Bonjour"',
      'calendar event.ics: itemOpen: ok, pushCard "First"',
      'gmail mail.eml: universal action 1: ok, notification',
      'calendar event.ics: universal action 1: ok, notification',
      'gmail nothing: echo (a): ok, pushCard "got 1"',
      'gmail nothing: onThrow (a): Error: first line second line',
    ]);
    expect([several.code, several.stderr]).toEqual([1, expect.stringContaining('one --event, or --every')]);
  });

  it('shows on request what the script logged', async () => {
    expect((await runToEnd('host', ['--dir', folder, '--call', 'notify', '--log'])).stderr).toBe('logged\n');
    expect((await runToEnd('host', ['--dir', folder, '--every', '--log'])).stderr).toBe('home\nhome\n');
    expect((await runToEnd('host', ['--dir', folder, '--call', 'logAndThrow', '--log'])).stderr).toBe(
      'logged\nError: late\n',
    );
  });

  it('runs an add-on of the older form, and one that only composes', async () => {
    const old = mkdtempSync(join(tmpdir(), 'relais-host-old-'));
    writeFileSync(join(old, 'Code.js'), code);
    const compose = { selectActions: [{ text: 'x', runFunction: 'onCompose' }] };
    writeFileSync(
      join(old, 'appsscript.json'),
      JSON.stringify({ gmail: { name: 'n', logoUrl: common.logoUrl, composeTrigger: compose } }),
    );
    const { stdout } = await runToEnd('host', ['--dir', old, '--event', at('mail.eml')]);
    rmSync(old, { recursive: true, force: true });
    expect(JSON.parse(stdout)).toEqual(pushed('compose'));
  });

  it.each([
    ['an address that nothing answers', ['--call', 'onFetch'], 'Exception: DNS error: https://unmapped.example/x'],
    ['an error of several lines', ['--call', 'onThrow'], 'Error: first line second line'],
    ['an unknown function', ['--call', 'nowhere'], 'Script function not found: nowhere'],
    ['an unknown event', ['--event', 'event.ics', '--uid', 'x'], 'The file has no event x.'],
    ['a missing file', ['--event', 'none.eml'], 'cannot read'],
    ['another kind of file', ['--event', 'x.pdf'], 'x.pdf is neither .eml nor .ics'],
    ['no locale', ['--locale', '!'], '--locale is a language tag'],
    ['an unknown option', ['--what'], 'usage: npm run --silent host'],
    ['an argument too many', ['mail'], 'unexpected argument mail'],
  ])('says %s in one line, with exit code 1', async (_what, args, message) => {
    const {
      code: exit,
      stdout,
      stderr,
    } = await runToEnd('host', ['--dir', folder, ...args.map((arg) => (arg === 'event.ics' ? at(arg) : arg))]);
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  it.each([
    ['no folder', []],
    ['a folder that is not there', ['--dir', '/nowhere']],
    ['a folder without a manifest', ['--dir', tmpdir()]],
  ])('ends in one line for %s', async (_what, args) => {
    const { code: exit, stderr } = await runToEnd('host', args);
    expect(exit).toBe(1);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });
});
