import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailer } from '../../../../backend/platform/mail/mailer.ts';
import type { Invitation, InvitedUser } from '../../../../shared/users/admin-users.ts';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import { callAs, userOf, type Call } from '../../../support/admin.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { startSmtpServer, type SmtpBehaviour, type SmtpServer } from '../../../support/smtp-server.ts';

const day = 86_400_000;

function tokenOf({ invitation }: InvitedUser): string {
  if (invitation.by !== 'link') throw new Error('There is no link.');
  return invitation.path.slice('/invitations/'.length);
}

async function invite(admin: Call, email: string, name = 'Nouvelle Venue'): Promise<InvitedUser> {
  const answer = await admin('POST', '/v1/admin/users', { email, name, rights: ['sales'], admin: false });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<InvitedUser>();
}

describe.each(oneDatabase)('invitations on %s, without a mail server', (kind) => {
  let service: TestService;
  let admin: Call;

  beforeAll(async () => {
    service = await startTestService({ kind });
    admin = await callAs(service, 'admin@demo.example');
  });
  afterAll(() => service.close());

  /** What anyone who has the token is told. */
  const shown = async (token: string) => {
    const answer = await service.app.inject({ url: `/v1/invitations/${token}` });
    return answer.statusCode === 200 ? answer.json<Invitation>() : answer.json<PageProblem>().code;
  };

  it('are links, answered once, which name the environment, the inviter and the address', async () => {
    const invited = await invite(admin, 'Lien@Demo.example');
    expect(invited.invitation).toEqual({
      by: 'link',
      path: expect.stringMatching(/^\/invitations\/[\w-]{64}$/) as string,
      mailFailed: false,
      expiresAt: expect.any(String) as string,
    });
    expect(Date.parse(invited.invitation.expiresAt) - Date.now()).toBeGreaterThan(7 * day - 60_000);
    expect(await shown(tokenOf(invited))).toEqual({
      state: 'open',
      environment: { name: 'demo', displayName: 'Démo' },
      invitedBy: 'Admin',
      email: 'Lien@Demo.example',
      expiresAt: invited.invitation.expiresAt,
    });
    const again = await admin('GET', `/v1/admin/users/${invited.user.id}`);
    expect(again.body).not.toContain(tokenOf(invited));
  });

  it('keep the hash of their token only, and no log has the token', async () => {
    const token = tokenOf(await invite(admin, 'secret@demo.example'));
    await shown(token);
    await service.sql(`do $$ begin
      assert (select count(*) from invitations where invitations::text like '%${token}%') = 0;
      assert (select count(*) from audit_events where audit_events::text like '%${token}%') = 0;
      assert (select count(*) from invitations where token_sha256 = encode(sha256('${token}'), 'hex')) = 1;
    end $$`);
    expect(service.logged.join('')).not.toContain(token);
  });

  it('give no right: another account than the invited one enters nowhere', async () => {
    const token = tokenOf(await invite(admin, 'celle-ci@demo.example'));
    expect(await shown(token)).toMatchObject({ state: 'open' });
    await expect(service.signIn('une-autre@demo.example')).rejects.toThrow('environment_not_found');
    expect((await service.signIn('celle-ci@demo.example')).me.rights).toEqual(['sales']);
  });

  it('are used once their user has signed in, whether by them or not, and then say nothing more', async () => {
    const token = tokenOf(await invite(admin, 'utilise@demo.example'));
    await service.signIn('utilise@demo.example');
    expect(await shown(token)).toEqual({ state: 'used' });
    service.setClock(8 * day);
    expect(await shown(token)).toEqual({ state: 'used' });
    service.setClock(0);
  });

  it('expire after seven days, and then say nothing more', async () => {
    const token = tokenOf(await invite(admin, 'tard@demo.example'));
    service.setClock(7 * day - 60_000);
    expect(await shown(token)).toMatchObject({ state: 'open' });
    service.setClock(7 * day + 60_000);
    expect(await shown(token)).toEqual({ state: 'expired' });
    service.setClock(0);
  });

  it('are void when another is sent, and when their user is disabled', async () => {
    const first = await invite(admin, 'encore@demo.example');
    const path = `/v1/admin/users/${first.user.id}`;
    const second = (await admin('POST', `${path}/invitation`)).json<InvitedUser>();
    expect(await shown(tokenOf(first))).toBe('not_found');
    expect(await shown(tokenOf(second))).toMatchObject({ state: 'open' });
    await admin('PATCH', path, { active: false });
    expect(await shown(tokenOf(second))).toBe('not_found');
    const refused = await admin('POST', `${path}/invitation`);
    expect(refused.json()).toMatchObject({ code: 'invalid_request', fields: [{ path: 'params.userId' }] });
    await admin('PATCH', path, { active: true });
    expect(await shown(tokenOf(second))).toMatchObject({ state: 'open' });
  });

  it('are not sent to who has signed in already', async () => {
    const { id } = await userOf(admin, 'admin@demo.example');
    expect((await admin('POST', `/v1/admin/users/${id}/invitation`)).json()).toMatchObject({ code: 'user_exists' });
  });

  it.each<[string, () => string, string]>([
    ['an unknown one', () => randomBytes(48).toString('base64url'), 'not_found'],
    ['one that is too short', () => randomBytes(32).toString('base64url'), 'invalid_request'],
    ['one that is too long', () => 'a'.repeat(65), 'invalid_request'],
    ['one with other letters', () => `${'a'.repeat(60)}%27--`, 'invalid_request'],
  ])('answer nothing to %s', async (_name, token, code) => {
    expect(await shown(token())).toBe(code);
  });

  it('answer nothing to a good token of another environment', async () => {
    const token = Buffer.from(tokenOf(await invite(admin, 'ailleurs@demo.example')), 'base64url');
    const elsewhere = Buffer.concat([randomBytes(16), token.subarray(16)]).toString('base64url');
    expect(await shown(elsewhere)).toBe('not_found');
  });
});

describe.each<[SmtpBehaviour]>([['takes'], ['refuses'], ['hangs up']])('a mail server that %s', (behaviour) => {
  let server: SmtpServer;
  let service: TestService;
  let admin: Call;

  beforeAll(async () => {
    server = await startSmtpServer(behaviour);
    const mailer = createMailer({ url: server.url, from: 'Relais <relais@relais.example>' });
    service = await startTestService({ mailer });
    admin = await callAs(service, 'admin@demo.example');
    await service.sql(`update users set name = 'Ada <b>& "Co"</b>' where email = 'admin@demo.example'`);
  });
  afterAll(async () => {
    await service.close();
    await server.close();
  });

  if (behaviour === 'takes') {
    it('gets one mail to the invited, in the language of the environment, whose link opens the invitation', async () => {
      for (const [language, subject] of [
        ['fr', 'vous invite à rejoindre Démo sur Relais'],
        ['en', 'invites you to join Démo on Relais'],
      ] as const) {
        await service.sql(
          `update environment_settings set language = '${language}' where environment_id = (select id from environments where name = 'demo')`,
        );
        const { invitation } = await invite(admin, `courrier-${language}@demo.example`, 'Zoé <i>M</i>');
        expect(invitation).toEqual({ by: 'mail', expiresAt: expect.any(String) as string });
        const mail = server.mails.at(-1);
        expect(mail).toMatchObject({ from: 'relais@relais.example', to: [`courrier-${language}@demo.example`] });
        const { headers, text, html } = parsed(mail?.message ?? '');
        expect(headers).toContain(`Ada <b>& "Co"</b> ${subject}`);
        expect(headers).toContain('admin@demo.example');
        expect(text).toContain('Zoé <i>M</i>');
        expect(html).toContain('Zoé &lt;i&gt;M&lt;/i&gt;');
        expect(html).not.toMatch(/<b>|<i>|<img|<script/);
        const [link = ''] = /https:\/\/relais\.example\/invitations\/[\w-]{64}/.exec(text) ?? [];
        expect(html).toContain(`href="${link}"`);
        const shown = await service.app.inject({ url: `/v1${new URL(link).pathname}` });
        expect(shown.json()).toMatchObject({ state: 'open', email: `courrier-${language}@demo.example` });
        expect(service.logged.join('')).not.toMatch(new RegExp(link.slice(-64)));
      }
    });

    it('gets no header and no second recipient out of a name or an address', async () => {
      await invite(admin, '"a,b@evil.example"@demo.example', 'X, Bcc: <evil@evil.example>');
      const mail = server.mails.at(-1);
      expect(mail?.to).toHaveLength(1);
      expect(mail?.message).not.toMatch(/^Bcc:/im);
      expect(mail?.message).not.toMatch(/^To:.*<?b@evil\.example>?\s*$/im);
    });
  } else {
    it('costs the mail, not the user: the admin gets the link, the log a line without an address', async () => {
      const invited = await invite(admin, 'perdu@demo.example');
      expect(invited).toMatchObject({ invitation: { by: 'link', mailFailed: true }, user: { state: 'invited' } });
      const shown = await service.app.inject({ url: `/v1/invitations/${tokenOf(invited)}` });
      expect(shown.json()).toMatchObject({ state: 'open' });
      const lines = service.logged.filter((line) => line.includes('an invitation could not be mailed'));
      expect(lines).toHaveLength(1);
      expect(service.logged.join('')).not.toMatch(/perdu@demo|nobody of that name/);
    });
  }
});

/** A mail's headers with their encoded words read (RFC 2047), and its two texts, quoted-printable (RFC 2045) undone. */
function parsed(message: string): { headers: string; text: string; html: string } {
  const end = message.indexOf('\r\n\r\n');
  const unfolded = message.slice(0, end).replace(/\r\n[ \t]/g, ' ');
  const headers = unfolded
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_word, kind, content) => {
      const bytes =
        String(kind).toUpperCase() === 'B'
          ? Buffer.from(String(content), 'base64')
          : unquoted(String(content).replaceAll('_', ' '));
      return bytes.toString();
    });
  const part = (type: string): string => {
    const from = message.indexOf(`Content-Type: text/${type}`);
    const [head = '', body = ''] =
      message.slice(from).split('\r\n\r\n', 1)[0] === undefined ? [] : split(message.slice(from));
    const until = body.search(/\r\n--/);
    const content = until < 0 ? body : body.slice(0, until);
    return (/base64/i.test(head) ? Buffer.from(content, 'base64') : unquoted(content)).toString();
  };
  return { headers, text: part('plain'), html: part('html') };
}

function split(part: string): [string, string] {
  const end = part.indexOf('\r\n\r\n');
  return [part.slice(0, end), part.slice(end + 4)];
}

function unquoted(content: string): Buffer {
  const joined = content.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
