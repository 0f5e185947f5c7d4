import { readDisplayName } from './display-name.ts';

/** Words of local parts that name a role, a place or a machine: such a local part is kept as it is. */
const roles = wordsOf(
  `accounting accounts accueil achat achats admin administratif administration adv agence assistance atelier billing bonjour
   booking boutique bureau client clients commande commandes commercial communication compta comptabilite comptable contact
   contacts copier copieur depot devis direction ecole email enquiries equipe event events export facturation facture
   factures finance finances formation fournisseur fournisseurs gestion hello help helpdesk hotel hr imprimante info infos
   information informations invoice invoices job jobs livraison livraisons logistique magasin mail mairie marketing office
   order orders planning presse press printer production purchasing reception recrutement relation relations reservation
   reservations restaurant rh sales sav scan scanner secretariat service services standard stock support team technique
   vente ventes webmaster`,
);

/** Roles that are family names too: only in front do they name a role. */
const familyNames = wordsOf('achat bureau clients comptable depot hotel job mail office presse sales stock vente');

/** Companies mark people who are not their own so. */
const outsiders = wordsOf('ext externe external presta prestataire');

/** Particles that are written small between a first and a family name; `Le Goff` and `La Tour` keep their capital. */
const smallParticles = wordsOf('d da das de den der des do dos du et van von y zu');
const particles = wordsOf('d da das de den der des do dos du van von zu la le les della di del');

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** A person's name: the display name written beside the address, otherwise one derived from the local part. */
export function personNameOf(written: string | null, localPart: string): string {
  const read = readDisplayName(written ?? '', localPart);
  if (read === null) return nameOfLocalPart(localPart);
  // `jean.dupont` as a display name was never written by Jean.
  return /^[\p{Ll}]+(?:[._][\p{Ll}-]+)+$/u.test(read) ? nameOfLocalPart(read) : read;
}

/** `marie.duval+devis` → `Marie Duval`, `jean.de-la-tour` → `Jean de La Tour`, `contact` → `contact`. */
function nameOfLocalPart(localPart: string): string {
  const plain = localPart.replace(/^"(.*)"$/u, '$1').replace(/\+.*$/u, '');
  const words = wordsOfName(plain);
  if (words.length === 0) return localPart;
  return isRole(words) ? plain : putInitialFirst(words).map(asName).join(' ');
}

/** The words of a local part that may be a name, without numbers and without what marks people of elsewhere. */
function wordsOfName(plain: string): string[] {
  // Where dots separate the words, a hyphen belongs to a double name; without dots it separates the words.
  const words = plain
    .split(/[._\s]/u.test(plain) ? /[._\s]+/u : /-+/u)
    .flatMap(splitParticles)
    .map((word) => word.replace(/\d+$/u, ''))
    .filter((word) => /\p{L}/u.test(word));
  const own = words.filter((word) => !outsiders.has(word.toLowerCase()));
  return own.length === 0 ? words : own;
}

/** `de-la-tour`, `le-goff` and `dupont-ext` are several words, `jean-paul` is one. */
function splitParticles(word: string): string[] {
  const parts = word.split(/-+/u);
  const isSplit = parts.some((part) => particles.has(part.toLowerCase()) || outsiders.has(part.toLowerCase()));
  return isSplit ? parts : [word];
}

function isRole(words: readonly string[]): boolean {
  return words
    .flatMap((word) => word.toLowerCase().split('-'))
    .some((word, index) => {
      const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
      return isRoleWord(plain) && (index === 0 || !familyNames.has(plain));
    });
}

/** `compta`, and `comptafournisseurs`. */
function isRoleWord(word: string): boolean {
  if (roles.has(word)) return true;
  const longest = 40;
  const ends = word.length > longest ? [] : Array.from(word, (_, index) => index);
  return ends.some((end) => roles.has(word.slice(0, end)) && roles.has(word.slice(end)));
}

/** `dupont.j` is J. Dupont. */
function putInitialFirst(words: readonly string[]): readonly string[] {
  const [family = '', initial = '', ...more] = words;
  const isInitial = more.length === 0 && initial.length === 1 && family.length > 1;
  return isInitial ? [initial, family] : words;
}

function asName(word: string, index: number): string {
  if (/^\p{L}$/u.test(word)) return `${word.toUpperCase()}.`;
  if (index > 0 && smallParticles.has(word.toLowerCase())) return word.toLowerCase();
  return word.replace(/(?<=^|[-'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
