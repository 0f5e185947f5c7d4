import { writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHostServer, type HostServer } from '../server.ts';
import { allScopes } from './support/built-host.ts';
import { startTrialServer, type TrialServer } from './support/trial-server.ts';
import { mails, pixel } from './support/server-mails.ts';

const addonCode = `
  function card(title) { return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle(title)).build(); }
  function onHome(e) { return card('home ' + e.commonEventObject.userLocale); }
  function onMail(e) {
    GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);
    return card(GmailApp.getMessageById(e.gmail.messageId).getSubject());
  }
  function onSettings() { throw new Error('broken'); }
  function onPress(e) { return card(e.parameters.id + ' ' + e.commonEventObject.formInputs.title.stringInputs.value[0]); }
  function onEvent() { return []; }
  function onKeep() { PropertiesService.getUserProperties().setProperty('place', 'tasks'); }
`;

let trial: TrialServer;
let server: HostServer;

beforeAll(async () => {
  const me = { email: 'me@x.example', name: 'Me' };
  trial = await startTrialServer({ code: addonCode }, [me, me], (folder) => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
    for (const [name, lines] of Object.entries(mails)) writeFileSync(join(folder, `${name}.eml`), lines.join('\r\n'));
  });
  server = trial.server;
});

afterAll(() => trial.dispose());

const get = (path: string): Promise<Response> => fetch(server.url + path);
const json = async (path: string): Promise<unknown> => (await get(path)).json();
const post = (path: string, body: object): Promise<Response> =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
/** The user's consent; what goes with signing in is granted with it. */
const allow = (user: string, granted: readonly string[] | null): Promise<Response> =>
  fetch(`${server.url}/api/consent`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, granted }),
  });
const drop = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`${server.url}/api/mails`, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body });

/** fetch does not let a caller choose the Host header. */
function statusFor(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(`${server.url}/api/mails`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('who may ask', () => {
  it.each([
    [{}, 200],
    [{ host: 'evil.example' }, 403],
    [{ host: '127.0.0.1' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
  ])('%j is answered with %d', async (headers, status) => {
    expect(await statusFor(headers)).toBe(status);
  });

  it('the page itself, under either loopback name', async () => {
    const { host, port } = new URL(server.url);
    expect(await statusFor({ host, origin: `http://${host}` })).toBe(200);
    expect(await statusFor({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
  });

  it('the page may run its own script only, and is not framed or sniffed', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('a person outside the sample users signs in nowhere', async () => {
    expect((await get('/pages?user=eve@evil.example')).status).toBe(403);
  });
});

describe('mails', () => {
  it('are listed newest first', async () => {
    expect(await json('/api/mails')).toMatchObject({
      mails: [
        { id: 'files', attachmentCount: 1, snippet: 'See attached' },
        { id: 'plain', from: { name: 'Doe, Jane', address: 'jane@x.example' }, date: '2026-11-02T08:14:00.000Z' },
        { id: 'hostile', subject: '<script>alert(1)</script>', date: null, attachmentCount: 0 },
      ],
    });
  });

  it('plain text is escaped, its links can be followed and its quotes stand apart', async () => {
    const html = await (await get('/api/mails/plain/body')).text();
    expect(html).toContain('<a href="https://x.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">');
    expect(html).toContain('<blockquote>quoted &lt;b&gt;text&lt;/b&gt;</blockquote>');
  });

  it('HTML keeps its text and inline picture, and loses scripts, handlers, forms and the network', async () => {
    const response = await get('/api/mails/hostile/body');
    const html = await response.text();
    expect(html).toContain(`<img src="data:image/png;base64,${pixel}" alt="dot" />`);
    expect(html).toContain('<span>tracked</span>');
    expect(html).toContain('<p style="color:red">Hi');
    expect(html).toContain('href="https://ok.example" target="_blank" rel="noopener noreferrer"');
    expect(html.slice(html.indexOf('<body>'))).not.toMatch(
      /<script|onclick|javascript:|tracker\.example|<form|<iframe|<style|<input/,
    );
    expect(html).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; img-src data:");
    expect(policy).toContain('sandbox allow-same-origin allow-popups');
    expect(policy).not.toMatch(/script-src|allow-scripts/);
    expect(await json('/api/mails/hostile')).toMatchObject({ remoteImages: 1, attachments: [] });
  });

  it('files download under a harmless name, never rendered', async () => {
    expect(await json('/api/mails/files')).toMatchObject({
      attachments: [{ name: "../../é 'q'.html", size: 25, url: '/api/mails/files/attachments/0' }],
    });
    const response = await get('/api/mails/files/attachments/0');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=".._..__ 'q'.html"; filename*=UTF-8''.._.._%C3%A9%20%27q%27.html`,
    );
    expect(await response.text()).toBe('<script>alert(1)</script>');
  });

  it.each(['/api/mails/none', '/api/mails/..%2f..%2fetc%2fpasswd', '/api/mails/files/attachments/9', '/nothing'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('a dropped mail is listed first and opens', async () => {
    const response = await drop('From: new@x.example\r\nSubject: Dropped\r\n\r\nNew');
    expect(response.status).toBe(201);
    const dropped: unknown = await response.json();
    expect(dropped).toMatchObject({ subject: 'Dropped', dropped: true });
    const { mails: listed } = (await json('/api/mails')) as { mails: unknown[] };
    expect(listed[0]).toEqual(dropped);
  });

  it.each([
    ['an empty file', ''],
    ['a picture', '\u0089PNG\r\n\r\nabc'],
    ['any text', 'just some words\r\nand more'],
  ])('%s is refused: not a mail', async (_name, body) => {
    const response = await drop(body);
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'not_a_mail' }]);
  });

  it('more than 50 MB is refused', async () => {
    const response = await drop(new Uint8Array(50 * 1024 * 1024 + 1).fill(65));
    expect([response.status, await response.json()]).toEqual([413, { code: 'mail_too_large' }]);
  });
});

describe('the add-on', () => {
  const request = {
    user: 'me@x.example',
    locale: 'en-GB',
    timeZone: 'Europe/Paris',
    platform: 'WEB',
    hostApp: 'GMAIL',
    item: { kind: 'none' },
  };
  beforeAll(() => allow('me@x.example', allScopes));

  const title = (text: string) => ({
    outcome: 'answered',
    answer: { action: { navigations: [{ pushCard: { header: { title: text } } }] } },
  });

  it('is named as its manifest names it', async () => {
    expect(await json('/api/configuration')).toMatchObject({
      users: [{ email: 'me@x.example', name: 'Me' }],
      addon: { name: 'Trial', primaryColor: '#424242', universalActions: ['Settings'] },
    });
  });

  it.each([
    ['homepage', { ...request, target: { kind: 'homepage' } }, title('home en-GB')],
    ['open mail', { ...request, item: { kind: 'mail', id: 'plain' }, target: { kind: 'itemOpen' } }, title('Plain')],
  ])('runs for the %s', async (_name, body, answer) => {
    expect(await (await post('/api/callbacks', body)).json()).toMatchObject(answer);
  });

  it('gets parameters and form of an action', async () => {
    const formInputs = { title: { stringInputs: { value: ['T'] } } };
    const target = { kind: 'action', functionName: 'onPress', parameters: { id: '7' }, formInputs };
    const answer: unknown = await (await post('/api/callbacks', { ...request, target })).json();
    expect(JSON.stringify(answer)).toContain('"title":"7 T"');
  });

  it('that throws is a failed callback with its message', async () => {
    const body = { ...request, target: { kind: 'universalAction', index: 0 } };
    expect(await (await post('/api/callbacks', body)).json()).toMatchObject({
      outcome: 'failed',
      message: 'Error: broken',
    });
  });

  it.each([
    ['https://relais.example/help', { outcome: 'allowed', url: 'http://127.0.0.1:9/help' }],
    ['https://evil.example/', { outcome: 'refused' }],
  ])('may open %s: %j', async (url, answer) => {
    expect(await (await post('/api/links', { url })).json()).toMatchObject(answer);
  });

  it('leads to its own pages, by what it keeps of who is signed in', async () => {
    const location = async () =>
      (await fetch(`${server.url}/pages?user=me@x.example`, { redirect: 'manual' })).headers.get('location');
    expect(await location()).toBe('http://127.0.0.1:9/nowhere');
    await post('/api/callbacks', {
      ...request,
      target: { kind: 'action', functionName: 'onKeep', parameters: {}, formInputs: {} },
    });
    expect(await location()).toBe('http://127.0.0.1:9/tasks');
  });

  it.each([
    ['no user', { ...request, user: undefined, target: { kind: 'homepage' } }, 400],
    ['a stranger', { ...request, user: 'eve@evil.example', target: { kind: 'homepage' } }, 403],
    ['no such mail', { ...request, item: { kind: 'mail', id: 'none' }, target: { kind: 'itemOpen' } }, 404],
    [
      'a number as parameter',
      { ...request, target: { kind: 'action', functionName: 'f', parameters: { a: 1 }, formInputs: {} } },
      400,
    ],
  ])('is not run with %s', async (_name, body, status) => {
    expect((await post('/api/callbacks', body)).status).toBe(status);
  });
});

describe('a mail that nests without end', () => {
  it.each(['<div>', '<b><i><u>', '<a href="mailto:x@y.example">', '<table><tr><td>'])('opens: %s', async (unit) => {
    const answer = await drop(`From: a@x.example\r\nContent-Type: text/html\r\n\r\n${unit.repeat(60_000)}deep`);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    const body = await get(`/api/mails/${id}/body`);
    expect([body.status, await body.text()]).toEqual([200, expect.stringContaining('deep')]);
  });
});

describe('when something is missing', () => {
  it('a port in use is one clear line', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startHostServer({ ...trial.options, port })).rejects.toThrow(
      `Port ${String(port)} is in use: stop what listens there or set HOST_PORT to another port.`,
    );
    await new Promise((closed) => other.close(closed));
  });
});
