import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import { instance, listOf, optional, text } from '../parameter.ts';
import { method } from '../service-method.ts';
import { ServiceException, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import { blobType, type BlobState } from './blob.ts';

/** Utilities.zip: every blob needs a name, and no two the same. */
export const zip: ServiceMethod<null> = method([listOf(instance(blobType)), optional(text)], (_self, [blobs, name]) => {
  const files = new Map<string, Uint8Array>();
  for (const { state } of blobs) {
    if (state.name === null || state.name === '')
      throw new ServiceException('Blob object must have non-null name for this operation.');
    if (files.has(state.name)) throw new ServiceException(`duplicate entry: ${state.name}`);
    files.set(state.name, state.bytes);
  }
  return blobType.create({
    bytes: zipSync(Object.fromEntries(files)),
    mediaType: 'application/zip',
    name: name ?? 'archive.zip',
  });
});

/** Utilities.unzip: its files in order, folders left out. */
export const unzip: ServiceMethod<null> = method([instance(blobType)], (_self, [archive]) => {
  return Object.entries(unzipBlob(archive.state))
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]): ServiceObject => blobType.create({ bytes, mediaType: null, name }));
});

function unzipBlob({ bytes }: BlobState): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    throw new ServiceException('Invalid argument: blob');
  }
}

/** Utilities.parseCsv: rows of texts (RFC 4180); rows may differ in length. */
export const parseCsv: ServiceMethod<null> = method([text, optional(text)], (_self, [csv, delimiter]) => {
  const separator = delimiter ?? ',';
  if (separator.length !== 1) throw new ServiceException('Invalid argument: delimiter');
  try {
    return parse(csv, { delimiter: separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch {
    throw new ServiceException('Could not parse text.');
  }
});
