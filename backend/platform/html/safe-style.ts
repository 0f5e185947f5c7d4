/** Anchored patterns: no value can hold a URL, an expression or an escape. */
const color = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([0-9.,%\s/deg]{1,40}\))$/;
const length = /^(?:0|auto|\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|ch|cm|mm|in|pc|%))$/;
const border = /^(?:[a-z]{3,20}|#[0-9a-f]{3,8}|0|\d{1,2}(?:\.\d{1,3})?(?:px|pt|em)?|rgba?\([0-9.,%\s]{1,40}\))$/;
const keyword = /^[a-z-]{1,20}$/;
const fontFamily = /^[\p{L}\p{N} ,'"-]{1,200}$/u;
const fontSize = /^(?:\d{1,2}(?:\.\d{1,3})?(?:px|pt|em|rem)|\d{1,3}(?:\.\d{1,3})?%|[a-z-]{5,8})$/;
const lineHeight = /^(?:normal|\d(?:\.\d{1,3})?|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|%))$/;
const fontWeight = /^(?:normal|bold|bolder|lighter|[1-9]00)$/;

/** The properties with which mail formats text and tables. None of them loads, positions, hides or covers anything. */
const allowed = new Map<string, RegExp>([
  ['color', color],
  ['background-color', color],
  ['font-family', fontFamily],
  ['font-size', fontSize],
  ['font-style', keyword],
  ['font-weight', fontWeight],
  ['text-align', keyword],
  ['text-decoration', keyword],
  ['text-transform', keyword],
  ['vertical-align', keyword],
  ['white-space', keyword],
  ['direction', keyword],
  ['list-style-type', keyword],
  ['line-height', lineHeight],
  ['width', length],
  ['max-width', length],
  ['border-collapse', keyword],
  ...['padding', 'margin'].flatMap((box): [string, RegExp][] =>
    ['', '-top', '-right', '-bottom', '-left'].map((side) => [`${box}${side}`, length]),
  ),
  ...['', '-top', '-right', '-bottom', '-left'].map((side): [string, RegExp] => [`border${side}`, border]),
]);

const listType =
  /^(?:none|disc|circle|square|decimal|decimal-leading-zero|(?:lower|upper)-(?:roman|alpha|latin|greek)|armenian|georgian)$/;
/** Keywords of `background` that are no colour. */
const backgroundKeyword =
  /^(?:none|(?:no-)?repeat|repeat-[xy]|space|round|scroll|fixed|local|top|right|bottom|left|center|cover|contain|circle|ellipse|(?:border|padding|content)-box|text)$/;
const image = /url\([^()]*\)/g;
const colorFunction = /(?:rgb|hsl)a?\([^()]{1,40}\)/g;

/** Properties of several things in one, of which one is kept: the image of a `background` is dropped, its colour is not. */
const shorthands = new Map<string, (value: string) => string[]>([
  ['background', shortenBackground],
  [
    'list-style',
    (value) =>
      keepPart(
        'list-style-type',
        value.split(/\s+/).filter((part) => listType.test(part)),
      ),
  ],
]);

/** Of a gradient the colour that it begins with. */
function shortenBackground(value: string): string[] {
  if (color.test(value) && !backgroundKeyword.test(value)) return [`background:${value}`];
  const painted = value.replace(image, ' ');
  const words = painted.replace(colorFunction, ' ').split(/[\s,()]+/);
  const colors = words.filter((word) => color.test(word) && !backgroundKeyword.test(word));
  return keepPart('background-color', [...(painted.match(colorFunction) ?? []), ...colors]);
}

function keepPart(property: string, [part]: readonly string[]): string[] {
  return part === undefined ? [] : [`${property}:${part}`];
}

/** Properties with a list of values, each of which is matched. */
const listValued = /^(?:padding|margin|border(?:-top|-right|-bottom|-left)?)$/;
const maxDeclarations = 60;
const maxStyleLength = 4000;

/**
 * The allowed declarations of a `style` attribute, '' when there are none. An allow-list: what this code does not
 * understand is dropped.
 */
export function sanitizeStyle(style: string): string {
  if (style.length > maxStyleLength || /[\\<>@]|\/\*/.test(style)) return '';
  return style.split(';', maxDeclarations).flatMap(sanitizeDeclaration).join(';');
}

function sanitizeDeclaration(declaration: string): string[] {
  const colon = declaration.indexOf(':');
  if (colon < 0) return [];
  const property = declaration.slice(0, colon).trim().toLowerCase();
  const written = declaration
    .slice(colon + 1)
    .replace(/!important\s*$/i, '')
    .trim();
  const value = property === 'font-family' ? written : written.toLowerCase();
  const shortened = shorthands.get(property)?.(value);
  if (shortened !== undefined) return shortened;
  const form = allowed.get(property);
  const parts = listValued.test(property) ? value.split(/\s+/) : [value];
  if (form === undefined || value === '' || parts.length > 5) return [];
  return parts.every((part) => form.test(part)) ? [`${property}:${value}`] : [];
}
