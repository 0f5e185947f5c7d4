/** An address in a text, with the offset of its start. */
export interface PlacedAddress {
  address: string;
  at: number;
}

/** Placeholder of an inline tag in the text of HTML. A tag may be inside an address or beside one. */
export const seam = '\u0001';

const maxLocalLength = 64;
const maxDomainLength = 253;
/** Characters of look-behind, for the line around an address. Bounded, so that the scan stays linear. */
const maxLookBack = 200;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// A set for the usual characters: faster than a regular expression.
const usualLocal = new Set(`${letters}._%+'&#!$~-`);
const usualDomain = new Set(`${letters}.-`);
/** Characters of internationalized addresses (RFC 6531), in local part and domain. */
const international = /^[\p{L}\p{N}\p{M}]$/u;
const maxLabelLength = 63;
const label = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u;
const topLevel = /^(?:xn--[a-z0-9-]{1,59}|\p{L}[\p{L}\p{M}]{1,23})$/iu;
/** Zero-width marks, which break long words, and `seam`. */
const invisible = /^[\u0001\u00ad\u200b-\u200d\u2060\ufeff]$/;

const fileEnding =
  /^(?:png|jpe?g|gif|svg|webp|bmp|ico|tiff?|heic|avif|pdf|docx?|xlsx?|pptx?|csv|txt|html?|css|js|json|xml|zip|eml|ics)$/i;
const fileName = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?)$/i;
/** Image names such as logo@2x.png. */
const pixelRatio = /^[1-9]x\./i;
/** French words that elide before a vowel. */
const elision = /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=[aeiouyhà-ÿœ])/i;
const idHeader = /^[>\s]*(?:(?:resent-|x-[a-z-]{1,30})?message-id|in-reply-to|references|content-id)\s{0,5}:/i;

/** What stands before an address that a video system calls, on its line or the one before. */
const dialled =
  /(?<![\p{L}\p{N}])(?:sip|h\.?323|tenant key|cl[ée] d[eu] (?:locataire|client)|dial|composez|video address|adresse vid[ée]o)[\s:()–-]*$/iu;

/** Whether what stands at `at` is called by a video system (SIP, H.323, a tenant's key), and so is nobody's mailbox. */
export function isDialled(text: string, at: number): boolean {
  return dialled.test(
    text
      .slice(Math.max(0, at - 80), at)
      .split(seam)
      .join(''),
  );
}

/** All addresses of a text in order, with repetitions; without those that a video system calls. */
export function findAddresses(text: string): PlacedAddress[] {
  const found: PlacedAddress[] = [];
  const urls = new UrlScan(text);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = localBefore(text, at);
    const domain = local === null ? null : domainAfter(text, at);
    if (urls.contain(at) || local === null || domain === null || isReference(text, local.start, domain)) continue;
    if (isDialled(text, local.start)) continue;
    found.push({ address: `${local.text}@${domain}`, at: local.start });
  }
  return found;
}

function belongsTo(usual: ReadonlySet<string>, character: string): boolean {
  return usual.has(character) || international.test(character);
}

function localBefore(text: string, at: number): { text: string; start: number } | null {
  let start = at;
  let collected = '';
  for (let index = at - 1; index >= 0 && collected.length <= maxLocalLength; index--) {
    const character = text.charAt(index);
    if (belongsTo(usualLocal, character)) {
      collected = character + collected;
      start = index;
    } else if (!invisible.test(character) || !'._-@+'.includes(text.charAt(start))) {
      break;
    }
  }
  const local = withoutElision(trimLocal(collected), text.slice(Math.max(0, start - 2), start));
  const before = text.charAt(start - 1);
  if (collected.length > maxLocalLength || local === '' || before === '@' || fileName.test(local)) return null;
  return { text: local, start };
}

/** Trims punctuation around an address: 'a@b.fr', ...a@b.fr, -a@b.fr */
function trimLocal(collected: string): string {
  const local = collected.slice(collected.lastIndexOf('..') + 1);
  let start = 0;
  while (start < local.length && ".'-&+%~#!$".includes(local.charAt(start))) start += 1;
  return local.endsWith('.') ? '' : local.slice(start);
}

/**
 * "l'adresse d'info@acme.fr" is info@acme.fr: in a sentence an elision is likelier than a name such as d'angelo. Where
 * no word precedes (brackets, links, headers, lists), the name is kept.
 */
function withoutElision(local: string, before: string): string {
  return /^[\p{L}\p{N}]\s$/u.test(before) ? local.replace(elision, '') : local;
}

function domainAfter(text: string, at: number): string | null {
  let collected = '';
  let index = at + 1;
  for (; index < text.length && collected.length <= maxDomainLength; index++) {
    const character = text.charAt(index);
    if (belongsTo(usualDomain, character)) {
      collected += character;
    } else if (!invisible.test(character) || !joinsDomain(collected, text.charAt(index + 1))) {
      break;
    }
  }
  return collected.length > maxDomainLength || text.charAt(index) === '@' ? null : domainOf(collected);
}

/**
 * A tag ends a domain when the domain is complete before it and the text after it does not continue with a dot or
 * hyphen.
 */
function joinsDomain(collected: string, next: string): boolean {
  const dot = collected.indexOf('.');
  if (dot < 0 || dot === collected.length - 1 || collected.endsWith('-')) return true;
  return next === '.' || next === '-' || invisible.test(next);
}

/** The longest valid domain at the start of the text: a full stop without a space may begin a new sentence. */
function domainOf(collected: string): string | null {
  const labels = takeLabels(collected.split('.'));
  if (startsSentence(labels)) labels.pop();
  while (labels.length > 2 && !topLevel.test(lastOf(labels))) labels.pop();
  const last = lastOf(labels);
  const domain = labels.join('.');
  const valid = labels.length >= 2 && topLevel.test(last);
  return valid && !fileEnding.test(last) && !pixelRatio.test(domain) ? domain : null;
}

function takeLabels(parts: readonly string[]): string[] {
  const labels: string[] = [];
  for (const part of parts) {
    const written = part.endsWith('-') ? part.slice(0, -1) : part;
    if (Array.from(written).length > maxLabelLength || !label.test(written)) break;
    labels.push(written);
    if (written !== part) break;
  }
  return labels;
}

function lastOf(labels: readonly string[]): string {
  return labels[labels.length - 1] ?? '';
}

/** jeanne@acme.fr.Cordialement */
function startsSentence(labels: readonly string[]): boolean {
  if (labels.length < 3) return false;
  const last = lastOf(labels);
  const first = last.charAt(0);
  const before = labels.slice(0, -1).join('');
  return first !== first.toLowerCase() && last !== last.toUpperCase() && before === before.toLowerCase();
}

const usualUrl = new Set(`${letters}!#$%&'()*+,./:;=?@[]_~-`);
/** What else ends a URL (RFC 3986 §2, RFC 3987 §2.2): anything but letters, digits and what is not seen. */
const endsUrl = /[^\u0001\u200b-\u200d\u2060\ufeff\p{L}\p{N}\p{M}]/u;
/** Schemes without `//` whose address is of a service, not a mailbox. */
const otherScheme = /^(?:sips?|xmpp|skype|callto|im|pres|acct):/i;

/** Finds the URLs of a text in one pass: an address in a URL is a parameter of it, whoever is meant. */
class UrlScan {
  private readonly text: string;
  private read = 0;
  /** Where the characters without a space around `read` begin. */
  private start = 0;
  /** The last `://`. */
  private scheme = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether the character at `at` is in a URL. Each call has a greater `at`. */
  contain(at: number): boolean {
    const { text } = this;
    for (; this.read < at; this.read++) {
      const character = text.charAt(this.read);
      if (character === ':' && text.startsWith('://', this.read)) this.scheme = this.read;
      else if (!usualUrl.has(character) && endsUrl.test(character)) this.start = this.read + 1;
    }
    if (this.scheme >= this.start) return true;
    const beginning = text.slice(this.start, this.start + 8);
    return /^[([']?www\./i.test(beginning) || otherScheme.test(beginning);
  }
}

/** Whether it is a Message-ID or a Content-ID, rather than an address. */
function isReference(text: string, start: number, domain: string): boolean {
  if (domain.toLowerCase() === 'mail.gmail.com') return true;
  const before = text.slice(Math.max(0, start - maxLookBack), start);
  if (/[cm]id:$/i.test(before.slice(-4))) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return idHeader.test(line.split(seam).join(''));
}
