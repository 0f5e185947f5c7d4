import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the add-on and the service, and changes what the service answers, as one of another version would. */
export interface RewritingNetwork {
  url: string;
  /** Applied to every answer's text from now on. */
  rewrite(change: (text: string) => string): void;
  close(): Promise<void>;
}

/** Opens a loopback address that leads to `serviceUrl`. */
export async function openRewritingNetwork(serviceUrl: string): Promise<RewritingNetwork> {
  let change = (text: string): string => text;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
          ? [[name, value] as const]
          : [],
      );
      const method = request.method ?? 'GET';
      const body = method === 'GET' ? null : Buffer.concat(pieces);
      void fetch(new URL(request.url ?? '/', serviceUrl), { method, headers: Object.fromEntries(headers), body }).then(
        async (answer) => {
          response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
          response.end(change(await answer.text()));
        },
        () => request.socket.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    rewrite: (next) => {
      change = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
