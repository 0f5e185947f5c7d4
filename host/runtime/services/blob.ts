import { bytes, either, nullable, optional, text } from '../parameter.ts';
import { method } from '../service-method.ts';
import { itself, notSimulated, ServiceException, ServiceType, type ServiceMethod } from '../service-object.ts';

/** A Blob: bytes with a name and a media type, either of which may be absent. */
export interface BlobState {
  bytes: Uint8Array;
  name: string | null;
  mediaType: string | null;
}

/** Decodes text by a charset name. Throws the text of Apps Script for a name it does not know. */
export function decodeText(content: Uint8Array, charset: string): string {
  // Google's is Java's, one character a byte; TextDecoder's is windows-1252.
  if (charset.toLowerCase() === 'iso-8859-1') return Buffer.from(content).toString('latin1');
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    throw new ServiceException(`Invalid argument: ${charset}`);
  }
  return decoder.decode(content);
}

export function encodeText(value: string, charset = 'UTF-8'): Uint8Array {
  const name = charset.toLowerCase().replace('_', '-');
  if (name === 'utf-8') return new TextEncoder().encode(value);
  if (name === 'us-ascii' || name === 'iso-8859-1') return new Uint8Array(Buffer.from(value, 'latin1'));
  throw notSimulated(`charset ${charset}`);
}

/** Blob's methods; GmailAttachment has the same ones over the same state. */
export function blobMethods<S extends BlobState>(
  copy: (state: BlobState) => unknown,
): Record<string, ServiceMethod<S>> {
  return {
    getBytes: method([], (self) => self.bytes),
    getContentType: method([], (self) => self.mediaType),
    getName: method([], (self) => self.name),
    getDataAsString: method([optional(text)], (self, [charset]) => decodeText(self.bytes, charset ?? 'UTF-8')),
    copyBlob: method([], (self) => copy({ bytes: self.bytes, name: self.name, mediaType: self.mediaType })),
    isGoogleType: method([], (self) => self.mediaType?.startsWith('application/vnd.google-apps') === true),
    setName: method([text], (self, [name]) => {
      self.name = name;
      return itself;
    }),
    setContentType: method([nullable(text)], (self, [mediaType]) => {
      self.mediaType = mediaType;
      return itself;
    }),
    setBytes: method([bytes], (self, [content]) => {
      self.bytes = content;
      return itself;
    }),
    setDataFromString: method([text, optional(text)], (self, [data, charset]) => {
      self.bytes = encodeText(data, charset);
      return itself;
    }),
    getAs: method([text], (self, [mediaType]) => {
      if (mediaType !== self.mediaType) throw notSimulated(`Blob.getAs(${mediaType})`);
      return copy({ ...self });
    }),
  };
}

export const blobType: ServiceType<BlobState> = new ServiceType<BlobState>(
  'Blob',
  blobMethods((state) => blobType.create(state)),
);

/** Text or signed bytes, as the services that take either. */
export const textOrBytes = either(text, bytes);
