import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the server does with a mail. */
export type SmtpBehaviour = 'takes' | 'refuses' | 'hangs up';

export interface SmtpServer {
  readonly url: string;
  /** What came, as it was sent: envelope and message. */
  readonly mails: { readonly from: string; readonly to: string[]; readonly message: string }[];
  close(): Promise<void>;
}

/** A mail server (RFC 5321) on loopback that keeps what it takes. */
export async function startSmtpServer(behaviour: SmtpBehaviour = 'takes'): Promise<SmtpServer> {
  const mails: SmtpServer['mails'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, behaviour, (mail) => mails.push(mail));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, behaviour: SmtpBehaviour, keep: (mail: SmtpServer['mails'][number]) => void): void {
  if (behaviour === 'hangs up') {
    socket.destroy();
    return;
  }
  let from = '';
  let to: string[] = [];
  let received = '';
  let inMessage = false;
  const answers: readonly [RegExp, () => string][] = [
    [/^EHLO /i, () => '250-loopback\r\n250 SMTPUTF8'],
    [/^MAIL FROM:<(.*?)>/i, () => '250 ok'],
    [/^RCPT TO:<(.*?)>/i, () => (behaviour === 'refuses' ? '550 5.1.1 nobody of that name' : '250 ok')],
    [/^DATA/i, () => '354 go on'],
    [/^QUIT/i, () => '221 bye'],
    [/^(?:RSET|NOOP)/i, () => '250 ok'],
  ];
  const command = (line: string): void => {
    from = /^MAIL FROM:<(.*?)>/i.exec(line)?.[1] ?? from;
    const recipient = /^RCPT TO:<(.*?)>/i.exec(line)?.[1];
    if (recipient !== undefined) to = [...to, recipient];
    inMessage = /^DATA/i.test(line);
    const answer = answers.find(([form]) => form.test(line))?.[1]() ?? '500 what';
    socket.write(`${answer}\r\n`);
  };
  socket.setEncoding('utf8').on('data', (data) => {
    received += String(data);
    for (;;) {
      const end = inMessage ? received.indexOf('\r\n.\r\n') : received.indexOf('\r\n');
      if (end < 0) return;
      const part = received.slice(0, end);
      received = received.slice(end + (inMessage ? 5 : 2));
      if (!inMessage) {
        command(part);
        continue;
      }
      keep({ from, to, message: part.replace(/^\.\./gm, '.') });
      [from, to, inMessage] = ['', [], false];
      socket.write('250 taken\r\n');
    }
  });
  socket.write('220 loopback ready\r\n');
}
