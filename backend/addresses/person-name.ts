import { toSingleLine } from '../platform/text/single-line.ts';

/** Local parts that name a role, not a person: they are kept as they are. */
const functions = new Set(
  `accounting accounts accueil achat achats admin administration assistance billing bonjour booking bureau commande
   commandes commercial communication compta comptabilite contact contacts devis direction email enquiries equipe event
   events export facturation factures finance formation hello help helpdesk hr info infos information invoice invoices
   job jobs logistique magasin mail marketing office orders planning presse press purchasing reception recrutement
   reservation reservations rh sales sav secretariat service support team technique vente ventes webmaster`.split(
    /\s+/,
  ),
);

/** Titles and suffixes that may follow a comma; anything else there is a first name. */
const titles = /^(?:jr|sr|i{2,3}|iv|ph\.? ?d|m\.?d|esq|mba|cpa)\.?$/i;

const quotes = /^['"“”‘’«»„‹›`\s]+|['"“”‘’«»„‹›`\s]+$/gu;

/** A person's name: the display name written beside the address, otherwise one derived from the local part. */
export function personNameOf(written: string | null, localPart: string): string {
  return cleanDisplayName(written ?? '') ?? nameOfLocalPart(localPart);
}

/** `"Doe, Jane" (Acme) via Agenda` → `Jane Doe`; null when it names nobody: an address, no letter. */
function cleanDisplayName(written: string): string | null {
  const line = toSingleLine(written.replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, ''));
  const bare = withoutAsides(line).replace(quotes, '');
  const name = putFirstNameFirst(bare).replace(quotes, '').replace(/\s+/gu, ' ');
  return /\p{L}/u.test(name) && !name.includes('@') ? name : null;
}

/**
 * Removes parts in brackets, and a suffix such as `via Agenda`, which names the service or group that sent the mail.
 */
function withoutAsides(line: string): string {
  return line
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')
    .replace(/\svia\s.*$/iu, '')
    .trim();
}

/** `Doe, Jane` → `Jane Doe`, `Jane Doe, PhD` → `Jane Doe`. A name with several commas stays as it is. */
function putFirstNameFirst(name: string): string {
  const [last = '', first, ...more] = name.split(',').map((part) => part.trim());
  if (first === undefined || more.length > 0) return name;
  return titles.test(first) ? last : `${first} ${last}`.trim();
}

/** `marie.duval+devis` → `Marie Duval`, `contact` → `contact`, `jean-paul.roux2` → `Jean-Paul Roux`. */
function nameOfLocalPart(localPart: string): string {
  const local = localPart.replace(/^"(.*)"$/u, '$1');
  const plain = local.replace(/\+.*$/u, '');
  if (functions.has(plain)) return plain;
  // Where dots separate the words, a hyphen belongs to a double name; without dots it separates the words.
  const words = plain.split(/[._\s]/u.test(plain) ? /[._\s]+/u : /-+/u).map((word) => word.replace(/\d+$/u, ''));
  const name = words.filter((word) => /\p{L}/u.test(word)).map(asName);
  return name.length === 0 ? localPart : name.join(' ');
}

function asName(word: string): string {
  if (/^\p{L}$/u.test(word)) return `${word.toUpperCase()}.`;
  return word.replace(/(?<=^|[-'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
