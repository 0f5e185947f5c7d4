import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a request on its way. `lostAnswer`: the service did the work, and the connection breaks off without its
 * answer. `noAnswer`: the service did the work, and the connection stays open without an answer. `stuck`: the request does
 * not arrive, and the connection stays open.
 */
export type Fault = 'none' | 'refused' | 'lostAnswer' | 'noAnswer' | 'stuck';

/** Stands between the add-on and the service, and fails on demand. */
export interface FaultyNetwork {
  url: string;
  /** The faults of the next requests to `path`, in order; afterwards all is well again. */
  fail(path: string, faults: Fault[]): void;
  close(): Promise<void>;
}

/** Opens a loopback address that leads to `serviceUrl`. */
export async function openFaultyNetwork(serviceUrl: string): Promise<FaultyNetwork> {
  const coming = new Map<string, Fault[]>();
  const server = createServer((request, response) => {
    const fault = coming.get(new URL(request.url ?? '/', serviceUrl).pathname)?.shift() ?? 'none';
    if (fault === 'refused') request.socket.destroy();
    else if (fault === 'stuck') request.resume();
    else relay(request, new URL(request.url ?? '/', serviceUrl), fault === 'none' ? response : fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (path, faults) => coming.set(path, faults),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function relay(request: IncomingMessage, url: URL, response: ServerResponse | 'lostAnswer' | 'noAnswer'): void {
  const onward = forward(url, { method: request.method, headers: request.headers }, (answer) => {
    if (response === 'noAnswer' || response === 'lostAnswer') {
      answer.resume().on('end', () => {
        if (response === 'lostAnswer') request.socket.destroy();
      });
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => request.socket.destroy());
  request.pipe(onward);
}
