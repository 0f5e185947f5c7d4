import { crc32 } from 'node:zlib';

/** Files of a ZIP archive (APPNOTE 6.3) by their names in its central directory; only stored ones, of less than 4 GB. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new Error('no end of a central directory');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const entry = {
      utf8: (archive.readUInt16LE(at + 8) & 0x800) !== 0,
      method: archive.readUInt16LE(at + 10),
      checksum: archive.readUInt32LE(at + 16),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
      name: archive.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
    };
    const start = entry.offset + 30 + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
    const bytes = archive.subarray(start, start + entry.size);
    if (entry.method !== 0 || !entry.utf8) throw new Error(`${entry.name} is not stored, or not named in UTF-8`);
    if (crc32(bytes) !== entry.checksum) throw new Error(`${entry.name} has another checksum`);
    if (files.has(entry.name)) throw new Error(`${entry.name} is there twice`);
    files.set(entry.name, bytes);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
