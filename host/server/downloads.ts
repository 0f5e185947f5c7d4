import type { FastifyReply } from 'fastify';

/**
 * Send bytes as a file to save, never to render (RFC 6266; the name twice, as ASCII and as UTF-8 after RFC 8187).
 */
export function sendDownload(reply: FastifyReply, file: { name: string; bytes: Uint8Array }): FastifyReply {
  return reply
    .header('content-disposition', contentDisposition(file.name))
    .type('application/octet-stream')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

function contentDisposition(name: string): string {
  const flat = name.replace(/[/\\]|\p{Surrogate}/gu, '_');
  const ascii = flat.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(flat).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
