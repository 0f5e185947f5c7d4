import { expect, it } from 'vitest';
import { isAmpText, partKindOf } from '../../../addon/state/part-kind.ts';

it.each([
  ['smime.p7s', 'application/pkcs7-signature', 'signature'],
  ['SMIME.P7S', 'application/octet-stream', 'signature'],
  ['noname', 'application/x-pkcs7-signature; name="x"', 'signature'],
  ['signature.asc', 'application/pgp-signature', 'signature'],
  ['OpenPGP_0x1234.asc', 'application/pgp-keys', 'signature'],
  ['noname', 'application/pgp-encrypted', 'mailPart'],
  ['encrypted.asc', 'application/octet-stream', null],
  ['ATT00001.htm', 'text/html', 'mailPart'],
  ['ATT00002.txt', 'text/plain', 'mailPart'],
  ['winmail.dat', 'application/octet-stream', 'outlookFile'],
  ['noname', 'application/ms-tnef', 'outlookFile'],
  ['noname', 'message/delivery-status', 'deliveryReport'],
  ['noname', 'message/disposition-notification', 'readReceipt'],
  ['jeanne.vcf', 'text/x-vcard', null],
  ['devis signature.pdf', 'application/pdf', null],
  ['ATT1.htm', 'text/html', null],
  ['Rapport ATT00001.htm', 'text/html', null],
  ['clef.asc', 'text/plain', null],
  ['noname.eml', 'message/rfc822', null],
  ['', '', null],
])('%s of type %s is %j', (name, mediaType, kind) => {
  expect(partKindOf({ name, mediaType })).toBe(kind);
});

it.each([
  ['text/x-amp-html', true],
  ['text/x-amp-html; charset=utf-8', true],
  ['text/html', false],
])('%s is the AMP form: %s', (mediaType, isAmp) => {
  expect(isAmpText({ name: 'noname', mediaType })).toBe(isAmp);
});
