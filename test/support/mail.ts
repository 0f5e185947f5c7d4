/** A file of a built mail. */
export interface MailFile {
  name: string;
  mediaType?: string;
  content: string | Uint8Array;
  /** Content-ID without brackets: makes it an inline part. */
  contentId?: string;
  /** The raw Content-Disposition parameters instead of `filename="name"`, for hostile names. */
  disposition?: string;
}

/** What differs from an ordinary mail; null leaves a header out. */
export interface MailParts {
  from?: string | null;
  replyTo?: string;
  to?: string | null;
  cc?: string;
  subject?: string | null;
  date?: string;
  messageId?: string | null;
  references?: string;
  inReplyTo?: string;
  text?: string | null;
  html?: string;
  files?: MailFile[];
}

const boundary = 'relais-part';

const ordinary = {
  from: 'Ordinary Sender <ordinary@sender.example>',
  to: 'camille@demo.example',
  subject: 'Bonjour',
  date: 'Mon, 16 Nov 2026 09:30:00 +0100',
  text: 'Bonjour Camille,\r\n\r\nÀ bientôt.',
} satisfies MailParts;

/** RFC 5322 bytes of an ordinary mail, with `parts` in place of the ordinary ones. */
export function mail(parts: MailParts = {}): Uint8Array {
  const given = { ...ordinary, messageId: `<${crypto.randomUUID()}@sender.example>`, ...parts };
  const named = { From: given.from, 'Reply-To': given.replyTo, To: given.to, Cc: given.cc, Subject: given.subject };
  const thread = { 'Message-ID': given.messageId, References: given.references, 'In-Reply-To': given.inReplyTo };
  const headers = Object.entries({ ...named, Date: given.date, ...thread, 'MIME-Version': '1.0' })
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${value ?? ''}`);
  const texts = [
    { type: 'text/plain; charset=utf-8', content: given.text },
    { type: 'text/html; charset=utf-8', content: given.html },
  ];
  return Buffer.concat([
    Buffer.from(`${headers.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`),
    ...texts.flatMap(({ type, content }) => (typeof content === 'string' ? [part(type, '', content)] : [])),
    ...(given.files ?? []).map(filePart),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function filePart({ name, mediaType = 'application/octet-stream', content, contentId, disposition }: MailFile): Buffer {
  const kind = contentId === undefined ? 'attachment' : 'inline';
  const headers = [
    `Content-Disposition: ${kind}; ${disposition ?? `filename="${name}"`}`,
    ...(contentId === undefined ? [] : [`Content-ID: <${contentId}>`]),
  ];
  return part(mediaType, `${headers.join('\r\n')}\r\n`, content);
}

function part(contentType: string, headers: string, content: string | Uint8Array): Buffer {
  const body = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: base64\r\n${headers}\r\n${body}\r\n`,
  );
}
