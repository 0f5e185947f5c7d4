/** What a file of a mail is besides a document, so that it is listed and not ticked. */
export type PartKind = 'signature' | 'mailPart' | 'outlookFile' | 'deliveryReport' | 'readReceipt' | 'calendar';

interface NamedPart {
  readonly name: string;
  readonly mediaType: string;
}

/** S/MIME (RFC 8551), PGP/MIME (RFC 3156), reports (RFC 3464, RFC 8098), Outlook's TNEF. */
const mediaTypes: ReadonlyMap<string, PartKind> = new Map([
  ['application/pkcs7-signature', 'signature'],
  ['application/x-pkcs7-signature', 'signature'],
  ['application/pgp-signature', 'signature'],
  ['application/pgp-keys', 'signature'],
  ['application/pgp-encrypted', 'mailPart'],
  ['application/ms-tnef', 'outlookFile'],
  ['application/vnd.ms-tnef', 'outlookFile'],
  ['message/delivery-status', 'deliveryReport'],
  ['message/disposition-notification', 'readReceipt'],
]);

/** What mail programs call them, whatever the type says. */
const names: readonly (readonly [RegExp, PartKind])[] = [
  [/^smime\.p7s$/i, 'signature'],
  [/^(?:signature|openpgp[\w-]*)\.asc$/i, 'signature'],
  [/^win\w{0,5}mail\.dat$/i, 'outlookFile'],
  // What Exchange makes of text after a file, and of what it cannot name.
  [/^ATT\d{5,}\.(?:html?|txt|bin|dat|c)$/i, 'mailPart'],
];

/** Null for a document: any other file. */
export function partKindOf({ name, mediaType }: NamedPart): PartKind | null {
  const byType = mediaTypes.get((mediaType.split(';')[0] ?? '').trim().toLowerCase());
  return byType ?? names.find(([form]) => form.test(name.trim()))?.[1] ?? null;
}

/** The AMP form of a mail's text (amp.dev/documentation/guides-and-tutorials/email) is no file. */
export function isAmpText({ mediaType }: NamedPart): boolean {
  return /^text\/x-amp-html(?:;|$)/i.test(mediaType);
}
