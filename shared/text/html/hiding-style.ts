/** What a style does to the text of its element. Null: as around it. */
export interface Hiding {
  /** Neither the element nor anything in it is shown. */
  readonly gone: boolean;
  /** `visibility`, which an element inside can set back. */
  readonly invisible: boolean | null;
  /** A font of size nought, which an element inside can set back. */
  readonly sizeless: boolean | null;
}

/** Longer styles are not read: the service drops them too. */
const maxStyleLength = 4000;
const hidingProperty = /display|visibility|font|opacity|height|width|overflow/i;
const nought = /^(?:0+(?:\.0*)?|\.0+)(?:[a-z]{1,4}|%)?$/;
/** A size that is counted from the one around it. */
const relativeSize = /^[\d.]+(?:em|ex|ch|%)$|^(?:inherit|smaller|larger|unset)$/;

/** Whether a style may hide something, so that it is worth reading. */
export function mayHide(style: string): boolean {
  return style.length <= maxStyleLength && hidingProperty.test(style);
}

/** Reads the declarations of a style that hide text (CSS 2.2 §9.2.4, §11.2; CSS Color 4 §4.2). Linear time. */
export function readHiding(style: string): Hiding {
  const styles = readDeclarations(style.slice(0, maxStyleLength));
  const valueOf = (property: string): string => styles.get(property)?.value ?? '';
  const clipped = ['overflow', 'overflow-x', 'overflow-y'].some((name) => /^(?:hidden|clip)/.test(valueOf(name)));
  const flat = ['height', 'max-height', 'width', 'max-width'].some((name) => nought.test(valueOf(name)));
  const gone = valueOf('display') === 'none' || nought.test(valueOf('opacity')) || (clipped && flat);
  const visibility = valueOf('visibility');
  const invisible = visibility === '' || visibility === 'inherit' ? null : visibility !== 'visible';
  return { gone, invisible, sizeless: isSizeless(sizeIn(valueOf('font')) || valueOf('font-size')) };
}

function isSizeless(size: string): boolean | null {
  if (nought.test(size)) return true;
  return size === '' || relativeSize.test(size) ? null : false;
}

/** "0/0 Arial" → "0" */
function sizeIn(font: string): string {
  return font.split(/[\s/]+/).find((part) => /^[\d.]/.test(part)) ?? '';
}

interface Declaration {
  readonly value: string;
  readonly important: boolean;
}

/** The last declaration of a property counts, unless one before it is important. */
function readDeclarations(style: string): Map<string, Declaration> {
  const styles = new Map<string, Declaration>();
  for (const written of withoutCssComments(style).toLowerCase().split(';')) {
    const colon = written.indexOf(':');
    if (colon < 0) continue;
    const [value = '', mark = ''] = written.slice(colon + 1).split('!');
    const declaration = { value: value.trim(), important: mark.trim() === 'important' };
    const property = written.slice(0, colon).trim();
    if (declaration.important || styles.get(property)?.important !== true) styles.set(property, declaration);
  }
  return styles;
}

/** Without comments; an unclosed one runs to the end (CSS Syntax 3 §4.3.2). */
export function withoutCssComments(css: string): string {
  const [start = '', ...pieces] = css.split('/*');
  const kept = [start];
  for (const piece of pieces) {
    const end = piece.indexOf('*/');
    if (end >= 0) kept.push(piece.slice(end + 2));
  }
  return kept.join(' ');
}
