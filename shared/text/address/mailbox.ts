/** A word or quoted string; `spaced` when white space or a bracket precedes it. */
export interface PhrasePart {
  text: string;
  quoted: boolean;
  spaced: boolean;
}

/** Longest address that foundAddressSchema accepts. */
const maxAddressLength = 320;

const dotAtom = /^[^\s"(),:;<>@[\]\\]+$/;

/**
 * The addr-spec (RFC 5322 §3.4.1) between angle brackets: without `mailto:`, source route, white space around dots and
 * needless quotes. Null when it is no address.
 */
export function parseAddrSpec(written: string): string | null {
  const routed = written.startsWith('@') ? written.slice(written.indexOf(':') + 1) : written;
  const plain = /^(?:mailto|smtp):/i.test(routed) ? routed.slice(routed.indexOf(':') + 1) : routed;
  const at = plain.lastIndexOf('@');
  if (at <= 0 || plain.length > 4 * maxAddressLength) return null;
  const local = parseLocalPart(plain.slice(0, at).trim());
  const domain = parseDomainPart(plain.slice(at + 1));
  if (local === null || domain === null) return null;
  const address = `${local}@${domain}`;
  return address.length > maxAddressLength ? null : address;
}

/** The addresses among words without brackets; `rest` has the other words (a name). */
export function addressesIn(parts: readonly PhrasePart[]): { addresses: string[]; rest: PhrasePart[] } {
  const addresses: string[] = [];
  const rest: PhrasePart[] = [];
  for (const run of joinRuns(parts)) {
    const address = run.some((part) => part.text.includes('@')) ? addressOfRun(run) : null;
    if (address !== null) addresses.push(address);
    else for (const part of run) rest.push(part);
  }
  return { addresses, rest };
}

/** Joins words that are one address: RFC 5322 §4.4 allows white space and comments around `@` and dots. */
function joinRuns(parts: readonly PhrasePart[]): PhrasePart[][] {
  const runs: PhrasePart[][] = [];
  let run: PhrasePart[] = [];
  let hasAt = false;
  for (const part of parts) {
    const previous = run[run.length - 1];
    if (previous !== undefined && !joins(previous, part, hasAt)) {
      runs.push(run);
      run = [];
      hasAt = false;
    }
    run.push(part);
    hasAt ||= part.text.includes('@');
  }
  return run.length > 0 ? [...runs, run] : runs;
}

function joins(previous: PhrasePart, part: PhrasePart, hasAt: boolean): boolean {
  if (!part.spaced && !(previous.quoted && part.quoted)) return true;
  if (previous.quoted) return part.text.startsWith('@');
  return previous.text.endsWith('@') || /^[@.]/.test(part.text) || (hasAt && previous.text.endsWith('.'));
}

function addressOfRun(run: readonly PhrasePart[]): string | null {
  const [first] = run;
  if (run.length === 1 && first?.quoted) return parseAddrSpec(first.text.trim());
  const written = run.map((part) => (part.quoted ? quote(part.text) : part.text)).join('');
  return parseAddrSpec(trimMarks(written)) ?? parseAddrSpec(written);
}

/** Trims marks around an address in running text: 'a@b.fr', [a@b.fr], a@b.fr. */
function trimMarks(written: string): string {
  let start = 0;
  let end = written.length;
  while (start < end && "'[".includes(written.charAt(start))) start += 1;
  while (end > start && "'].>".includes(written.charAt(end - 1))) end -= 1;
  return written.slice(start, end);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function parseLocalPart(written: string): string | null {
  if (written.length > 2 && written.startsWith('"') && written.endsWith('"')) {
    const content = written.slice(1, -1).replace(/\\([^])/g, '$1');
    if (hasControl(content)) return null;
    return dotAtom.test(content) ? content : quote(content);
  }
  const joined = written.replace(/\s+/g, '');
  return dotAtom.test(joined) && !hasControl(joined) ? joined : null;
}

function parseDomainPart(written: string): string | null {
  const joined = written.replace(/\s+/g, '');
  if (/^\[[^\s[\]]+\]$/.test(joined)) return joined;
  return dotAtom.test(joined) && !hasControl(joined) ? joined : null;
}

function hasControl(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f]/.test(text);
}
