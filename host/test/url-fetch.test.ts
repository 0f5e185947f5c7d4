import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMail, type ScriptRunner } from './support/built-host.ts';
import { fetchPages, fetchScript, pageUrl as url } from './support/fetch-pages.ts';
import type { LoopbackServer, ReceivedRequest } from './support/loopback.ts';

let server: LoopbackServer;
let script: ScriptRunner;

beforeAll(async () => {
  server = await fetchPages();
  script = await fetchScript(server);
});

afterAll(async () => {
  await script.dispose();
  await server.close();
});

beforeEach(() => {
  server.received.length = 0;
});

function onlyRequest(): ReceivedRequest {
  expect(server.received).toHaveLength(1);
  const [request] = server.received;
  if (!request) throw new Error('nothing received');
  return request;
}

describe('UrlFetchApp.fetch', () => {
  it('answers in the same line, with status, text, headers and signed bytes', async () => {
    const result = await script.value(`(() => {
      const r = UrlFetchApp.fetch(${url('text')});
      return [r.getResponseCode(), r.getContentText(), r.getContent().slice(0, 2), r.getAllHeaders()['Set-Cookie'], r.getHeaders()['Set-Cookie'],
        r.getBlob().getDataAsString(), r.getContent() instanceof Array];
    })()`);
    expect(result).toEqual([200, 'bonjour', [98, 111], ['a=1', 'b=2'], 'b=2', 'bonjour', true]);
    expect(onlyRequest()).toMatchObject({ method: 'GET', url: '/v1/text', headers: { host: 'relais.example' } });
  });

  it('reads the charset of the answer and unpacks it', async () => {
    expect(await script.value(`UrlFetchApp.fetch(${url('latin')}).getContentText()`)).toBe('é');
    expect(await script.value(`UrlFetchApp.fetch(${url('gzip')}).getContentText()`)).toBe('unpacked');
  });

  it('records the exchange', async () => {
    const { fetches, serviceCalls } = await script.run(
      `UrlFetchApp.fetch(${url('text')}, { method: 'post', payload: 'abc' })`,
    );
    expect(fetches).toEqual([
      {
        method: 'POST',
        url: 'https://relais.example/v1/text',
        status: 200,
        milliseconds: expect.any(Number) as number,
        requestBytes: 3,
        responseText: 'bonjour',
      },
    ]);
    expect(serviceCalls).toMatchObject({ 'UrlFetchApp.fetch': 1 });
  });

  it('asks many at once, in order', async () => {
    const result = await script.value(
      `UrlFetchApp.fetchAll([${url('text')}, { url: ${url('none')}, muteHttpExceptions: true }]).map((r) => r.getResponseCode())`,
    );
    expect(result).toEqual([200, 404]);
  });

  it.each([
    ['follows', 'moved', '{}', 200],
    ['does not follow when told so', 'moved', '{ followRedirects: false }', 302],
  ])('%s a redirect', async (...row) => {
    const [, path, params, status] = row;
    expect(await script.value(`UrlFetchApp.fetch(${url(path)}, ${params}).getResponseCode()`)).toBe(status);
  });

  it('repeats method and body on 307, and turns a POST into a GET on 302', async () => {
    const post = `{ method: 'post', payload: 'abc' }`;
    await script.run(`UrlFetchApp.fetch(${url('repeat')}, ${post}); UrlFetchApp.fetch(${url('moved')}, ${post})`);
    expect(server.received.map(({ method, url: path, body }) => [method, path, body.toString()])).toEqual([
      ['POST', '/v1/repeat', 'abc'],
      ['POST', '/v1/text', 'abc'],
      ['POST', '/v1/moved', 'abc'],
      ['GET', '/v1/text', ''],
    ]);
  });
});

describe('the body of a request', () => {
  it('is text as it is, form-encoded by name unless said otherwise', async () => {
    await script.run(
      `UrlFetchApp.fetch(${url('text')}, { method: 'post', contentType: 'application/json', payload: '{"é":1}' })`,
    );
    const { headers, body } = onlyRequest();
    expect(headers['content-type']).toBe('application/json');
    expect(headers['content-length']).toBe('8');
    expect(body.toString()).toBe('{"é":1}');
  });

  it('is URL-encoded in key order from an object without blobs', async () => {
    await script.run(`UrlFetchApp.fetch(${url('text')}, { method: 'post', payload: { b: 'x y&=é', a: 1 } })`);
    const { headers, body } = onlyRequest();
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(body.toString()).toBe('b=x+y%26%3D%C3%A9&a=1');
  });

  it('is multipart in key order as soon as one value is a blob, byte for byte', async () => {
    await script.run(`UrlFetchApp.fetch(${url('text')}, { method: 'post', headers: { 'X-A': 'b' }, payload: {
      task: Utilities.newBlob('{"a":1}', 'application/json', 'task.json'),
      note: 'é',
      'file-0': Utilities.newBlob([0, -1, 10, 13, 127], 'image/png', 'a"b\\r\\nX: y.png'),
      'file-1': Utilities.newBlob([]),
    } })`);
    const { headers, body } = onlyRequest();
    const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
    expect(boundary).not.toBe('');
    const expected = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="task"; filename="task.json"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n` +
          `--${boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\né\r\n` +
          `--${boundary}\r\nContent-Disposition: form-data; name="file-0"; filename="a%22b%0D%0AX: y.png"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      Buffer.from([0, 255, 10, 13, 127]),
      Buffer.from(
        `\r\n--${boundary}\r\nContent-Disposition: form-data; name="file-1"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--${boundary}--\r\n`,
      ),
    ]);
    expect(body.equals(expected)).toBe(true);
    expect(headers).toMatchObject({ 'x-a': 'b', 'content-length': String(expected.length) });
  });

  it('is the bytes of a single blob', async () => {
    await script.run(
      `UrlFetchApp.fetch(${url('text')}, { method: 'put', payload: Utilities.newBlob([1, 2], 'image/png') })`,
    );
    const request = onlyRequest();
    expect(request.method).toBe('PUT');
    expect(request.headers['content-type']).toBe('image/png');
    expect([...request.body]).toEqual([1, 2]);
  });

  it('carries 20 MB of an attachment whole', async () => {
    const content = Buffer.alloc(20 * 1024 * 1024, 'relais ');
    const mail = openMail(
      'From: a@b.example',
      'Content-Type: application/pdf; name="big.pdf"',
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64').replace(/.{76}/g, '$&\r\n'),
    );
    await script.run(
      `GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);
       const [file] = GmailApp.getMessageById(e.gmail.messageId).getAttachments();
       UrlFetchApp.fetch(${url('text')}, { method: 'post', payload: { 'file-0': file.copyBlob() } })`,
      { item: mail.item },
    );
    const { body } = onlyRequest();
    const start = body.indexOf('\r\n\r\n') + 4;
    expect(body.subarray(start, start + content.length).equals(content)).toBe(true);
  });

  it('can be looked at without sending it', async () => {
    expect(
      await script.value(
        `UrlFetchApp.getRequest(${url('text')}, { method: 'post', payload: { a: '1' }, headers: { b: 'c' } })`,
      ),
    ).toEqual({
      url: 'https://relais.example/v1/text',
      method: 'post',
      headers: { b: 'c', 'Content-Type': 'application/x-www-form-urlencoded' },
      payload: 'a=1',
    });
    expect(server.received).toHaveLength(0);
  });
});
