import { readDisplayName } from './display-name.ts';

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

/** A person's name: the display name written beside the address, otherwise one derived from the local part. */
export function personNameOf(written: string | null, localPart: string): string {
  const read = readDisplayName(written ?? '', localPart);
  if (read === null) return nameOfLocalPart(localPart);
  // `jean.dupont` as a display name was never written by Jean.
  return /^[\p{Ll}]+(?:[._][\p{Ll}-]+)+$/u.test(read) ? nameOfLocalPart(read) : read;
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
