import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScopes, callback, openMail, scriptRunner, type ScriptRunner } from './support/built-host.ts';

const google = 'https://www.googleapis.com/auth/';
const readMail = `${google}gmail.addons.current.message.readonly`;
const mailByAction = `${google}gmail.addons.current.message.action`;

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner();
});

afterAll(async () => {
  await script.dispose();
});

const open = 'GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken); GmailApp.getMessageById(e.gmail.messageId);';
const { item } = openMail('From: a@b.example', '', 'x');

describe('a permission that was not granted', () => {
  it.each([
    [
      'script.external_request',
      `UrlFetchApp.fetch('https://relais.example/v1/')`,
      'UrlFetchApp.fetch',
      `${google}script.external_request`,
    ],
    ['userinfo.email', `Session.getActiveUser()`, 'Session.getActiveUser', `${google}userinfo.email`],
    [
      'message.readonly',
      open,
      'GmailApp.getMessageById',
      `(${mailByAction} || ${google}gmail.addons.current.message.metadata || ${readMail} || https://mail.google.com/ || ${google}gmail.modify || ${google}gmail.readonly)`,
    ],
  ])('%s is asked for by name', async (...row) => {
    const [scope, body, method, required] = row;
    const refusedScopes = allScopes.filter((each) => each.endsWith(scope));
    expect(refusedScopes).toHaveLength(1);
    expect(await script.error(body, { item, refusedScopes })).toBe(
      `Exception: You do not have permission to call ${method}. Required permissions: ${required}`,
    );
  });

  it.each([
    [
      'CalendarApp.getDefaultCalendar()',
      `(${google}calendar || ${google}calendar.readonly || https://www.google.com/calendar/feeds)`,
    ],
    [`DriveApp.getFileById('x')`, `(${google}drive || ${google}drive.readonly)`],
    [`GmailApp.search('x')`, `(https://mail.google.com/ || ${google}gmail.modify || ${google}gmail.readonly)`],
  ])('that the manifest never asks for keeps %s shut', async (call, required) => {
    expect(await script.error(call)).toBe(
      `Exception: You do not have permission to call ${call.slice(0, call.indexOf('('))}. Required permissions: ${required}`,
    );
  });

  it('gives no identity token without openid', async () => {
    expect(await script.value('ScriptApp.getIdentityToken()', { identityToken: 't' })).toBe('t');
    expect(
      await script.value('ScriptApp.getIdentityToken()', { identityToken: 't', refusedScopes: ['openid'] }),
    ).toBeNull();
  });
});

describe('granular consent', () => {
  it('is told by getAuthorizationInfo', async () => {
    const ask = `(() => { const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ['openid', '${readMail}']);
      return [String(info.getAuthorizationStatus()), info.getAuthorizedScopes(), info.getAuthorizationUrl() !== null]; })()`;
    expect(await script.value(ask)).toEqual(['NOT_REQUIRED', ['openid', readMail], false]);
    expect(await script.value(ask, { refusedScopes: [readMail] })).toEqual(['REQUIRED', ['openid'], true]);
  });

  it.each([
    ['requireScopes', `ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['${readMail}'])`],
    ['requireAllScopes', `ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL)`],
  ])('is asked for again by %s', async (_what, call) => {
    expect((await script.run(`${call}; return null;`)).answer).toBeNull();
    const { answer } = await script.run(call, { refusedScopes: [readMail] });
    expect(answer).toEqual({ requesting_google_scopes: { scopes: [readMail] } });
  });

  it('cannot be asked for a permission outside the manifest', async () => {
    expect(await script.error(`ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['${google}drive'])`)).toBe(
      `Exception: Invalid argument: ${google}drive`,
    );
  });
});

describe('the open message', () => {
  it('is the only one, and needs the token of this callback', async () => {
    expect(await script.error(`GmailApp.getMessageById(e.gmail.messageId)`, { item })).toContain(
      'Missing access token',
    );
    expect(
      await script.error(`GmailApp.setCurrentMessageAccessToken('old'); GmailApp.getMessageById(e.gmail.messageId)`, {
        item,
      }),
    ).toContain('Missing access token');
    expect(
      await script.error(
        `GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken); GmailApp.getMessageById('msg-f:1')`,
        { item },
      ),
    ).toBe('Exception: Invalid argument: messageId');
  });

  it('opens after a press with the permission for that alone', async () => {
    const byAction = await scriptRunner({
      scopes: [...allScopes.filter((scope) => scope !== readMail), mailByAction],
      code: `function onRun(e) { ${open} } const onMail = onRun, onSettings = onRun;`,
    });
    const pressed = await byAction.run('', { item });
    const chosen = await byAction.host.run(callback({ item, target: { kind: 'universalAction', index: 0 } }));
    const text = await byAction.host.run(callback(openMail('', 'x'))).catch((error: unknown) => String(error));
    await byAction.dispose();
    expect([pressed.answer, chosen.answer]).toEqual([null, null]);
    expect(text).toContain('You do not have permission to call GmailApp.getMessageById');
  });

  it('answers everything of GmailMessage that an add-on reads', async () => {
    const mail = openMail(
      'From: a@b.example',
      'To: c@d.example',
      'Reply-To: r@b.example',
      'Subject: s',
      'Message-ID: <1@b.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'x',
      '--b',
      'Content-Type: image/png; name=i.png',
      'Content-Transfer-Encoding: base64',
      '',
      '/wA=',
      '--b--',
    );
    const value = await script.value(
      `(() => { GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);
        const m = GmailApp.getMessageById(e.gmail.messageId);
        const [file] = m.getAttachments();
        return [m.getFrom(), m.getTo(), m.getCc(), m.getBcc(), m.getReplyTo(), m.getHeader('Message-ID'), m.getPlainBody().trim(),
          m.getId() === BigInt(e.gmail.messageId.slice(6)).toString(16), m.getThread().getMessageCount(), m.isDraft(),
          m.getRawContent().startsWith('From: a@b.example'), m.getAttachments({ includeAttachments: false }).length,
          file.getName(), file.getContentType(), file.getSize(), file.getBytes(), file.getHash(), file.copyBlob().setName('n').getName(), file.getName()]; })()`,
      { item: mail.item },
    );
    expect(value).toEqual([
      'a@b.example',
      'c@d.example',
      '',
      '',
      'r@b.example',
      '<1@b.example>',
      'x',
      true,
      1,
      false,
      true,
      0,
      'i.png',
      'image/png',
      2,
      [-1, 0],
      'da33e41954997c24ad31f6c1845e18510b384f67',
      'n',
      'i.png',
    ]);
  });
});
