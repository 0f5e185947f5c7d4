import { toSingleLine } from '../platform/text/single-line.ts';

/** Legal forms of companies. */
const legalForms = wordsOf(
  `sa sas sasu sarl eurl snc sci scop selarl sprl bv nv srl spa ag gmbh kg ohg ug oy ab aps inc incorporated corp
   corporation co company ltd limited llc llp plc pty`,
);

/** Words of groups, teams and houses. */
const houseWords = wordsOf(
  `group groupe holding society societe association cabinet agence agency service services equipe team support
   department departement office bureau conseil consulting solutions industrie industries hotel restaurant garage
   boulangerie mairie lycee college ecole clinique hopital pharmacie maison atelier ateliers etablissements ets
   trattoria marketing communication achats ventes comptabilite logistique accueil banque bank club comite syndicat fondation institut universite ministere`,
);

/** What somebody is, written after a name: it is no part of it. */
const jobWords = wordsOf(
  `directeur directrice director dg pdg dga daf dsi drh ceo cto cfo coo cmo vp president presidente
   gerant gerante responsable manager chef cheffe head ing ingenieur engineer avocat avocate lawyer attorney notaire
   commercial commerciale sales acheteur acheteuse buyer assistant assistante consultant consultante architecte
   comptable phd md mba cpa esq dr pr adjoint adjointe fondateur fondatrice founder cofounder associe associee
   partner charge chargee technicien technicienne ext externe external`,
);

/** Before a first name they are part of the name. */
const academicTitles = wordsOf('dr pr');

/** What belongs to a name after it. */
const generations = wordsOf('jr sr ii iii iv');

const maxLength = 300;

const outsiderBefore = /^(?:ext|externe|external)(?:\s*-\s*|\s+)/iu;
const outsiderAfter = /(?:-|\s)(?:ext|externe|external|presta|prestataire)\.?$/iu;

const honorifics = /^(?:m|mr|mrs|ms|mme|mlle|me|monsieur|madame|mademoiselle|maître)\.?\s+(?=\p{L})/iu;

/** Words of a name that are written small. */
const particles = wordsOf('de du des d la le les l van von der den ter ten da do dos di del della el al bin ibn y zu');

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/**
 * The name of the person that a display name writes, as it is meant: `"Doe, Jane" (Acme)` → `Jane Doe`, `Dupont Jean,
 * directeur` → `Jean Dupont` where the local part (`jd`) says which is the first name, `Jean Dupont | Acme` → `Jean
 * Dupont`. What is no person's name stays whole: `ACME, Inc.`. Null when nobody is named: an address, no letter. Reads
 * the first 300 characters: a request carries 200.
 */
export function readDisplayName(written: string, localPart: string): string | null {
  const line = toSingleLine(written.slice(0, maxLength).replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, ''));
  const bare = findPersonAside(line, localPart) ?? dropMarks(trimQuotes(dropAsides(line)));
  if (!/\p{L}/u.test(bare)) return null;
  const name = trimQuotes(readParts(dropEmployer(bare, localPart), localPart)).replace(/\s+/gu, ' ');
  return /\p{L}/u.test(name) && !name.includes('@') ? name : null;
}

/** `Acme (Jean Dupont)`: the person in brackets whom the address names, when what stands before is none. */
function findPersonAside(line: string, localPart: string): string | null {
  const [, before = '', aside = ''] = /^([^()]*)\(([^()]*)\)$/u.exec(line.trim()) ?? [];
  const person = aside.trim();
  return isPerson(person) && isNamedBy(person, localPart) && !isPerson(before.trim()) ? person : null;
}

/** Removes what stands in brackets, an address, nicknames' quotes, and `via Agenda`, which names what sent the mail. */
function dropAsides(line: string): string {
  return line
    .replace(/\([^()]*\)|\[[^[\]]*\]|<[^<>]*@[^<>]*>/gu, ' ')
    .replace(/["“”«»„]/gu, ' ')
    .replace(/\svia\s.*$/u, '')
    .replace(/:\p{Lu}[\p{Lu}\d-]*$/u, '')
    .trim();
}

/** What companies write before or after the name of a person: `EXT-Marie Curie`, `Jean Dupont-Ext`, `DG Anne Roy`. */
function dropMarks(name: string): string {
  const person = name.replace(outsiderBefore, '').replace(outsiderAfter, '');
  const [first = '', ...more] = person.split(/\s+/u);
  const isTitled = isCapitals(first) && jobWords.has(lettersOf(first)) && isPerson(more.join(' '));
  const bare = isTitled ? more.join(' ') : person;
  return isPerson(bare) ? bare : name;
}

function trimQuotes(text: string): string {
  return text.replace(/^['‘’‹›`\s]+|['‘’‹›`\s]+$/gu, '');
}

/** `Jean Dupont | Acme`, `Jean Dupont @ Acme`: the part that is a person's name; of several, that of the address. */
function dropEmployer(name: string, localPart: string): string {
  const parts = name.split(/\s+[|/•·–—@-]\s+|\s+@(?=\p{Lu})|\s+(?:at|chez)\s+|\|/u).map((part) => part.trim());
  const people = parts.length > 1 ? parts.filter(isPerson) : [];
  const person = people.find((part) => isNamedBy(part, localPart)) ?? people[0];
  const unit = /^(.*\S)\/\p{Lu}{2,8}$/u.exec(name)?.[1] ?? '';
  return person ?? (isPerson(unit) ? unit : name);
}

/** `Doe, Jane` → `Jane Doe`; `Anne Roy, DG` → `Anne Roy`; `ACME, Inc.` stays. */
function readParts(name: string, localPart: string): string {
  const [first = '', ...others] = name.split(',').map((part) => part.trim());
  const named = others.filter((part) => part !== '' && !isJob(part));
  const suffix = named
    .filter(isGeneration)
    .map((part) => ` ${part}`)
    .join('');
  const [given, ...more] = named.filter((part) => !isGeneration(part));
  if (given === undefined) return orderWords(first.replace(honorifics, ''), localPart) + suffix;
  if (more.length > 0) return name;
  if (isPerson(first) && (hasLegalForm(given) || isInitialed(first, localPart))) return first;
  return isGivenName(given, first) ? putGivenFirst(given, first) + suffix : name;
}

/** `d’Orgeval` is filed as `Orgeval d’`. */
function putGivenFirst(given: string, last: string): string {
  const [, family, particle] = /^(.*\S)\s(d['’]|de|du|von|van)$/iu.exec(last) ?? [];
  if (family === undefined || particle === undefined) return `${given} ${last}`;
  return `${given} ${particle}${/['’]$/u.test(particle) ? '' : ' '}${family}`;
}

/** `DUPONT Jean` and, where the address says so, `Dupont Jean` → first name first. */
function orderWords(name: string, localPart: string): string {
  const words = name.split(/\s+/u);
  if (isCompany(words)) return name;
  const capitals = words.findIndex((word) => !isCapitals(word));
  if (capitals > 0 && words.slice(capitals).every((word) => !isCapitals(word) && isCapitalized(word))) {
    return [...words.slice(capitals), ...words.slice(0, capitals)].join(' ');
  }
  const [last = '', given = '', ...more] = words;
  if (more.length > 0 || given === '' || hasCompanyWord(name)) return name;
  return startsWithGiven(lettersOf(localPart), lettersOf(given), lettersOf(last)) ? `${given} ${last}` : name;
}

/** `SARL Dupont`, `ACME Support`, `BNP Paribas`: no first name to put in front. `DE SA Maria` is a person. */
function isCompany(words: readonly string[]): boolean {
  const [first = ''] = words;
  const isAcronym = /^[^\p{Ll}AEIOUY]{3,}$/u.test(first.normalize('NFD'));
  return isAcronym || hasLegalForm(first) || words.some((word) => hasWordOf(houseWords, word));
}

/** `jd` or `jdupont` for Dupont Jean. Whole words say nothing: `dupont.jean` is as good an address of Jean Dupont. */
function startsWithGiven(local: string, given: string, last: string): boolean {
  if (given === '' || last === '' || local === '') return false;
  const forms = (one: string, two: string) => [`${one.charAt(0)}${two}`, `${one.charAt(0)}${two.charAt(0)}`];
  return forms(given, last).includes(local) && !forms(last, given).includes(local);
}

/** The local part is the initials of the name: `jd` for Jean Dupont. */
function isInitialed(name: string, localPart: string): boolean {
  const initials = name.split(/\s+/u).map((word) => lettersOf(word).charAt(0));
  return initials.length > 1 && lettersOf(localPart) === initials.join('');
}

function isNamedBy(name: string, localPart: string): boolean {
  const words = name
    .split(/\s+/u)
    .map(lettersOf)
    .filter((word) => word !== '');
  const local = lettersOf(localPart);
  const initials = words.map((word) => word.charAt(0)).join('');
  return local === initials || words.some((word) => word.length > 2 && local.includes(word));
}

/** Two to four words that begin large, particles aside, and no company's. */
function isPerson(text: string): boolean {
  const words = text.split(/\s+/u);
  const named = words.filter((word) => !particles.has(lettersOf(word)));
  return named.length > 1 && words.length < 6 && named.every(isCapitalized) && !hasCompanyWord(text);
}

/** A first name after the comma: as many words as first names have, written as the last name is. */
function isGivenName(text: string, last: string): boolean {
  const words = text.split(/\s+/u);
  if (words.length > 3 || hasCompanyWord(text) || hasCompanyWord(last)) return false;
  return words.every((word) => isCapitalized(word) || !isCapitalized(last) || !/^\p{Ll}/u.test(word));
}

function isJob(text: string): boolean {
  const [word = '', ...more] = text.split(/[\s/]+/u);
  // "Roy, Dr Anne"
  const isTitle = more.length > 0 && academicTitles.has(lettersOf(word));
  return !isTitle && jobWords.has(lettersOf(word));
}

function isGeneration(text: string): boolean {
  return generations.has(lettersOf(text));
}

function hasCompanyWord(text: string): boolean {
  return hasLegalForm(text) || hasWordOf(houseWords, text);
}

/** No legal form has an accent: Jean Sá is a person. */
function hasLegalForm(text: string): boolean {
  return text.split(/[\s/&-]+/u).some((word) => legalForms.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
}

function hasWordOf(words: ReadonlySet<string>, text: string): boolean {
  return text.split(/[\s/&-]+/u).some((word) => words.has(lettersOf(word)));
}

function isCapitalized(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word);
}

function isCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u.test(word);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
