import { createHash, createHmac, createSign, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { serviceEnum } from '../card-enums.ts';
import { anything, bytes, either, instance, integer, optional, text } from '../parameter.ts';
import { failAsMissing, method } from '../service-method.ts';
import { ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import { parseCsv, unzip, zip } from './archive.ts';
import { blobType, encodeText, textOrBytes } from './blob.ts';
import { formatDate, isDate } from './format-date.ts';
import { formatString } from './format-string.ts';
import { parseDateAs } from './parse-date.ts';

const digest = serviceEnum('Utilities.DigestAlgorithm', 'MD2 MD5 SHA_1 SHA_256 SHA_384 SHA_512');
const mac = serviceEnum('Utilities.MacAlgorithm', 'HMAC_MD5 HMAC_SHA_1 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512');
const charset = serviceEnum('Utilities.Charset', 'US_ASCII UTF_8');
const charsetParameter = optional(instance(charset.type));

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? encodeText(value) : value;
}

/** `SHA_256` → `sha256`, `HMAC_SHA_256` → `sha256`, as node:crypto names them. */
function algorithm(name: string): string {
  return name.replace('HMAC_', '').replaceAll('_', '').toLowerCase();
}

type Encoding = 'base64' | 'base64url';

function encodes(encoding: Encoding): ServiceMethod<null> {
  return method([textOrBytes, charsetParameter], (_self, [data]) => {
    const encoded = Buffer.from(bytesOf(data)).toString(encoding);
    // Google's web-safe form keeps the padding, Node's does not.
    return encoding === 'base64url' ? encoded.padEnd(Math.ceil(encoded.length / 4) * 4, '=') : encoded;
  });
}

function decodes(encoding: Encoding): ServiceMethod<null> {
  const legal = encoding === 'base64' ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9_-]*={0,2}$/;
  return method([text, charsetParameter], (_self, [encoded]) => {
    if (!legal.test(encoded)) throw new ServiceException('Could not decode string.');
    return new Uint8Array(Buffer.from(encoded, encoding));
  });
}

function hmac(name: string): ServiceMethod<null> {
  return method([textOrBytes, textOrBytes, charsetParameter], (_self, [value, key]) =>
    hmacOf(name, bytesOf(value), bytesOf(key)),
  );
}

function hmacOf(name: string, value: Uint8Array, key: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac(algorithm(name), key).update(value).digest());
}

/** Limit of sleep; the callback's 30 s end first. The thread is blocked, as on Google. */
const maxSleep = 300_000;

function sleep(milliseconds: number): void {
  if (milliseconds < 0 || milliseconds > maxSleep) throw new ServiceException('Invalid argument: milliseconds');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Its arguments are a template and whatever that takes. */
const printf: ServiceMethod<null> = {
  scopes: [],
  call: (_self, [template, ...values]) => formatString(String(template), values),
};

function rsa(hash: string): ServiceMethod<null> {
  return method([textOrBytes, text, charsetParameter], (_self, [value, key]) => {
    try {
      return new Uint8Array(createSign(hash).update(bytesOf(value)).sign(key));
    } catch {
      throw new ServiceException('Invalid argument: key');
    }
  });
}

const parseDate = method([text, text, text], (_self: null, [date, timeZone, pattern]) => {
  const instant = parseDateAs(date, { timeZone, pattern });
  if (instant === null) throw new ServiceException(`Unparseable date: "${date}"`);
  return new Date(instant);
});

export const utilities: ServiceObject = new ServiceType<null>(
  'Utilities',
  {
    newBlob: method([either(text, bytes), optional(text), optional(text)], (_self, [data, mediaType, name]) =>
      blobType.create({
        bytes: bytesOf(data),
        mediaType: mediaType ?? (typeof data === 'string' ? 'text/plain' : null),
        name: name ?? null,
      }),
    ),
    base64Encode: encodes('base64'),
    base64EncodeWebSafe: encodes('base64url'),
    base64Decode: decodes('base64'),
    base64DecodeWebSafe: decodes('base64url'),
    computeDigest: method([instance(digest.type), textOrBytes, charsetParameter], (_self, [kind, value]) => {
      return new Uint8Array(createHash(algorithm(kind.state.name)).update(bytesOf(value)).digest());
    }),
    computeHmacSha256Signature: hmac('HMAC_SHA_256'),
    computeHmacSignature: method(
      [instance(mac.type), textOrBytes, textOrBytes, charsetParameter],
      (_self, [kind, value, key]) => hmacOf(kind.state.name, bytesOf(value), bytesOf(key)),
    ),
    computeRsaSha256Signature: rsa('sha256'),
    computeRsaSha1Signature: rsa('sha1'),
    computeRsaSignature: failAsMissing(),
    getUuid: method([], () => randomUUID()),
    sleep: method([integer], (_self, [milliseconds]) => {
      sleep(milliseconds);
    }),
    formatDate: method([anything, text, text], (_self, [date, timeZone, pattern]) => {
      if (!isDate(date)) throw new ServiceException('Invalid argument: date');
      return formatDate(date, timeZone, pattern);
    }),
    formatString: printf,
    parseDate,
    parseCsv,
    jsonParse: method([text], (_self, [serialized]) => JSON.parse(serialized) as unknown),
    jsonStringify: method([anything], (_self, [value]) => JSON.stringify(value)),
    gzip: method([instance(blobType), optional(text)], (_self, [blob, name]) =>
      blobType.create({
        bytes: new Uint8Array(gzipSync(blob.state.bytes)),
        mediaType: 'application/x-gzip',
        name: name ?? `${blob.state.name ?? 'archive'}.gz`,
      }),
    ),
    ungzip: method([instance(blobType)], (_self, [blob]) =>
      blobType.create({ ...blob.state, bytes: new Uint8Array(gunzipSync(blob.state.bytes)) }),
    ),
    zip,
    unzip,
  },
  { DigestAlgorithm: digest.holder, MacAlgorithm: mac.holder, Charset: charset.holder },
).create(null);
