import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { scriptRunner, type ScriptRunner } from './built-host.ts';
import { loopbackServer, type LoopbackServer } from './loopback.ts';

/** What UrlFetchApp may meet, by path. */
const pages: Record<string, (response: ServerResponse) => void> = {
  '/v1/text': (response) => response.setHeader('Set-Cookie', ['a=1', 'b=2']).end('bonjour'),
  '/v1/latin': (response) =>
    response.setHeader('Content-Type', 'text/plain; charset=iso-8859-1').end(Buffer.from('é', 'latin1')),
  '/v1/gzip': (response) => response.setHeader('Content-Encoding', 'gzip').end(gzipSync('unpacked')),
  '/v1/bomb': (response) =>
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(60 * 1024 * 1024))),
  '/v1/teapot': (response) => response.writeHead(418).end('x'.repeat(300)),
  '/v1/moved': (response) => response.writeHead(302, { Location: '/v1/text' }).end(),
  '/v1/repeat': (response) => response.writeHead(307, { Location: 'https://relais.example/v1/text' }).end(),
  '/v1/away': (response) => response.writeHead(302, { Location: 'https://evil.example/' }).end(),
  '/v1/round': (response) => response.writeHead(302, { Location: '/v1/round' }).end(),
  '/v1/huge': (response) => response.end(Buffer.alloc(51 * 1024 * 1024)),
  '/v1/hang': (response) => void setTimeout(() => response.end('late'), 3000),
  '/v1/cut': (response) => response.writeHead(200, { 'Content-Length': '10' }).write('abc', () => response.destroy()),
};

/** A server of those pages; anything else is a 404. */
export function fetchPages(): Promise<LoopbackServer> {
  return loopbackServer((request, response) => {
    const page = pages[request.url];
    if (page) page(response);
    else response.writeHead(404).end('nothing here');
  });
}

/** A script that may fetch those pages below `https://relais.example/v1/`, and two hosts that do not answer. */
export function fetchScript(server: LoopbackServer): Promise<ScriptRunner> {
  return scriptRunner(
    { urlFetchWhitelist: ['https://relais.example/v1/', 'https://unreachable.example/', 'https://unknown.example/'] },
    {
      origins: { 'https://relais.example': server.origin, 'https://unreachable.example': 'http://127.0.0.1:1' },
      recordBodies: true,
    },
  );
}

/** The address of one of those pages as an expression of a script. */
export function pageUrl(path: string): string {
  return `'https://relais.example/v1/${path}'`;
}
