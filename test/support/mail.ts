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
  text?: string | null;
  html?: string;
  files?: MailFile[];
  headers?: string[];
}

const boundary = 'relais-part';

/** RFC 5322 bytes of a mail from a client of the sample world, with `parts` in place of the ordinary ones. */
export function mail(parts: MailParts = {}): Uint8Array {
  const {
    from = 'Ordinary Sender <ordinary@sender.example>',
    to = 'camille@demo.example',
    subject = 'Bonjour',
  } = parts;
  const { messageId = `<${crypto.randomUUID()}@sender.example>`, text = 'Bonjour Camille,\r\n\r\nÀ bientôt.' } = parts;
  const headers = [
    from === null ? null : `From: ${from}`,
    parts.replyTo === undefined ? null : `Reply-To: ${parts.replyTo}`,
    to === null ? null : `To: ${to}`,
    parts.cc === undefined ? null : `Cc: ${parts.cc}`,
    subject === null ? null : `Subject: ${subject}`,
    `Date: ${parts.date ?? 'Mon, 16 Nov 2026 09:30:00 +0100'}`,
    messageId === null ? null : `Message-ID: ${messageId}`,
    'MIME-Version: 1.0',
    ...(parts.headers ?? []),
  ].filter((line) => line !== null);
  return Buffer.concat([
    Buffer.from(`${headers.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`),
    ...(text === null ? [] : [part('text/plain; charset=utf-8', '', text)]),
    ...(parts.html === undefined ? [] : [part('text/html; charset=utf-8', '', parts.html)]),
    ...(parts.files ?? []).map(filePart),
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
