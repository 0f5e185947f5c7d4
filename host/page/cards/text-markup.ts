/** Google's small HTML subset for card text, as data: nothing else of the text ever becomes markup. */
export type MarkupNode =
  | string
  | { tag: 'b' | 'i' | 'u' | 's' | 'time'; children: MarkupNode[] }
  | { tag: 'a'; href: string; children: MarkupNode[] }
  | { tag: 'font'; color: string; children: MarkupNode[] }
  | { tag: 'br' };

type Element = Exclude<MarkupNode, string | { tag: 'br' }>;

/** Deeper markup is shown as the text it is. */
const maxDepth = 40;
const tagForm = /^<(\/?)([a-z]+)((?:\s[^<>]*)?)\/?>/i;
const entityForm = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i;
const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const synonyms: Record<string, string> = { strong: 'b', em: 'i', strike: 's', del: 's', ins: 'u' };
const safeLink = /^(?:https?:\/\/|mailto:)/i;
const safeColor = /^(?:#[0-9a-f]{3}(?:[0-9a-f]{3})?|[a-z]{3,20})$/i;

/**
 * Parse card text in one pass. Tags outside the subset, links to other schemes and stray `<` or `&` stay visible as
 * text, so that a card that forgot to escape shows it instead of hiding it.
 */
export function parseMarkup(source: string): MarkupNode[] {
  const root: MarkupNode[] = [];
  const open: Element[] = [];
  let rest = source;
  const append = (node: MarkupNode): void => {
    const children = open.at(-1)?.children ?? root;
    const last = children.at(-1);
    if (typeof node === 'string' && typeof last === 'string') children[children.length - 1] = last + node;
    else children.push(node);
  };
  while (rest !== '') {
    const plain = /^[^<&]+/.exec(rest)?.[0];
    if (plain !== undefined) {
      append(plain);
      rest = rest.slice(plain.length);
      continue;
    }
    const { length, step } = readMarkup(rest, open);
    if (typeof step === 'number') open.length = step;
    else append(step);
    if (typeof step === 'object' && 'children' in step) open.push(step);
    rest = rest.slice(length);
  }
  return root;
}

interface Reading {
  length: number;
  /** Text or an element to append; a number closes the open elements down to that depth. */
  step: MarkupNode | number;
}

function readMarkup(rest: string, open: readonly Element[]): Reading {
  return (rest.startsWith('&') ? readEntity(rest) : readTag(rest, open)) ?? { length: 1, step: rest.slice(0, 1) };
}

function readTag(rest: string, open: readonly Element[]): Reading | null {
  // A tag is short: looking no further keeps a text full of "<" linear.
  const match = tagForm.exec(rest.slice(0, 2100));
  if (match === null) return null;
  const [whole, slash, name = '', attributes = ''] = match;
  const tag = synonyms[name.toLowerCase()] ?? name.toLowerCase();
  if (slash === '/') {
    const depth = open.map((element): string => element.tag).lastIndexOf(tag);
    return depth === -1 ? { length: whole.length, step: whole } : { length: whole.length, step: depth };
  }
  const element = open.length < maxDepth ? toElement(tag, attributes) : null;
  return { length: whole.length, step: element ?? whole };
}

function readEntity(rest: string): Reading | null {
  const match = entityForm.exec(rest.slice(0, 12));
  if (match === null) return null;
  const [whole, decimal, hexadecimal, name] = match;
  const text =
    name === undefined
      ? character(Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10))
      : namedEntities[name.toLowerCase()];
  return text === undefined ? null : { length: whole.length, step: text };
}

function character(codePoint: number): string | undefined {
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}

function toElement(tag: string, attributes: string): Element | { tag: 'br' } | null {
  switch (tag) {
    case 'b':
    case 'i':
    case 'u':
    case 's':
    case 'time':
      return { tag, children: [] };
    case 'br':
      return { tag };
    case 'a':
      return withHref(attribute(attributes, 'href'));
    case 'font':
      return withColor(attribute(attributes, 'color'));
    default:
      return null;
  }
}

function withHref(href: string | null): Element | null {
  return href !== null && safeLink.test(href) ? { tag: 'a', href, children: [] } : null;
}

function withColor(color: string | null): Element | null {
  return color !== null && safeColor.test(color) ? { tag: 'font', color, children: [] } : null;
}

/** The value of one attribute, quoted or not, its entities decoded. */
function attribute(attributes: string, name: 'href' | 'color'): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'i').exec(attributes);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  if (value === undefined) return null;
  const decoded = value.replace(/&[#a-z0-9]{1,10};/gi, (entity) => {
    const reading = readEntity(entity);
    return typeof reading?.step === 'string' ? reading.step : entity;
  });
  return decoded.trim();
}
