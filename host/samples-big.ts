import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const fileName = '24-presentation-20-mo.eml';
/** Bytes of filler in the attached PDF. */
const fillerBytes = 20 * 1024 * 1024;
const blockBytes = 57 * 1024;

/**
 * Writes the sample mail that carries a 20 MB PDF into `dir` (made when missing), unless it is there. Its bytes are the
 * same every time; it is too large to be kept with the other samples.
 */
export async function writeBigSample(dir: string): Promise<void> {
  const path = join(dir, fileName);
  await mkdir(dir, { recursive: true });
  if (await isFile(path)) return;
  const partial = `${path}.${String(process.pid)}.partial`;
  await pipeline(Readable.from(mailParts()), createWriteStream(partial));
  await rename(partial, path);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function* mailParts(): Generator<string> {
  yield lines(
    'From: Grace Osei <grace.osei@pebble-lane.example>',
    'To: Camille Roussel <camille@demo.example>',
    'Cc: Sacha Lemoine <sacha@demo.example>',
    'Subject: =?UTF-8?Q?Pr=C3=A9sentation_compl=C3=A8te_de_l=27entrep=C3=B4t?=',
    'Date: Sun, 22 Nov 2026 12:00:00 +0100',
    'Message-ID: <presentation-entrepot@pebble-lane.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="big-24"',
    '',
    '--big-24',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Bonjour Camille,',
    '',
    "La présentation complète de l'entrepôt est jointe ; elle pèse 20 Mo.",
    '',
    'Grace Osei',
    '--big-24',
    'Content-Type: application/pdf; name="presentation.pdf"',
    'Content-Disposition: attachment; filename="presentation.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
  );
  for (const block of inBlocks(pdfParts())) yield base64Lines(block);
  yield lines('--big-24--');
}

function lines(...all: string[]): string {
  return all.map((line) => `${line}\r\n`).join('');
}

/** 76 characters a line (RFC 2045 §6.8); blocks are whole lines, so that the pieces join. */
function base64Lines(block: Buffer): string {
  return block.toString('base64').replace(/.{1,76}/g, '$&\r\n');
}

function* inBlocks(parts: Iterable<Buffer>): Generator<Buffer> {
  let rest = Buffer.alloc(0);
  for (const part of parts) {
    rest = Buffer.concat([rest, part]);
    for (; rest.length >= blockBytes; rest = rest.subarray(blockBytes)) yield rest.subarray(0, blockBytes);
  }
  yield rest;
}

/** A PDF of one page whose bulk is a stream that no page uses. */
function* pdfParts(): Generator<Buffer> {
  const text = 'BT /F1 20 Tf 60 760 Td (Presentation) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const offsets: number[] = [];
  let head = '%PDF-1.4\n';
  for (const [index, object] of objects.entries()) {
    offsets.push(head.length);
    head += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  offsets.push(head.length);
  head += `6 0 obj\n<< /Length ${fillerBytes} >>\nstream\n`;
  yield Buffer.from(head, 'latin1');
  yield* filler();
  const table = head.length + fillerBytes + '\nendstream\nendobj\n'.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  yield Buffer.from(
    `\nendstream\nendobj\nxref\n0 7\n0000000000 65535 f \n${entries}trailer\n<< /Size 7 /Root 1 0 R >>\n` +
      `startxref\n${table}\n%%EOF\n`,
    'latin1',
  );
}

/** Bytes that do not compress and are the same on every machine. */
function* filler(): Generator<Buffer> {
  for (let written = 0, number = 0; written < fillerBytes; number++) {
    const hashes = Array.from({ length: 1024 }, (_, index) =>
      createHash('sha512').update(`${number}.${index}`).digest(),
    );
    const block = Buffer.concat(hashes).subarray(0, fillerBytes - written);
    written += block.length;
    yield block;
  }
}
