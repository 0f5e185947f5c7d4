/** Named colours that are about as light as white (CSS Color 4); any other name counts as dark. */
const lightNames = new Set(
  (
    'white snow ivory azure beige linen seashell honeydew mintcream aliceblue ghostwhite whitesmoke floralwhite ' +
    'antiquewhite oldlace lavender lavenderblush mistyrose cornsilk lightyellow lightcyan lightgoldenrodyellow ' +
    'lemonchiffon papayawhip blanchedalmond bisque gainsboro yellow moccasin navajowhite peachpuff wheat palegoldenrod ' +
    'khaki paleturquoise aqua cyan aquamarine lightgray lightgrey'
  ).split(' '),
);

/** Relative luminance (WCAG 2) from which a colour cannot be read on white: the contrast is below 1.5. */
const lightLuminance = 0.65;
/** A colour that lets more than half of what is behind it through is no ground. */
const minAlpha = 0.5;

/** Whether text of this CSS colour cannot be read on white, or this ground is about white. Null: no colour of its own. */
export function isLightColor(written: string): boolean | null {
  const value = written.trim().toLowerCase();
  const numbers = readHex(value) ?? readFunction(value);
  if (numbers !== null) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
    return alpha < minAlpha ? null : luminanceOf([red, green, blue]) > lightLuminance;
  }
  if (!/^[a-z]{3,20}$/.test(value)) return null;
  return /^(?:transparent|inherit|initial|unset|revert|currentcolor|none)$/.test(value) ? null : lightNames.has(value);
}

/** Red, green, blue and alpha from 0 to 1. */
function readHex(value: string): number[] | null {
  const digits = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(value)?.[1];
  if (digits === undefined || (!value.startsWith('#') && digits.length < 6)) return null;
  const pairs = (digits.length < 6 ? digits.replace(/./g, '$&$&') : digits).match(/../g) ?? [];
  return pairs.map((pair) => Number.parseInt(pair, 16) / 255);
}

function readFunction(value: string): number[] | null {
  const [, name, list] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(value) ?? [];
  if (name === undefined || list === undefined) return null;
  const parts = list.split(/[\s,/]+/).filter((part) => part !== '');
  const [first = 0, second = 0, third = 0] = parts.map(Number.parseFloat);
  const alpha = parts[3] === undefined ? 1 : fraction(parts[3], 1);
  if (name === 'hsl') return [...rgbOfHsl(first, second / 100, third / 100), alpha];
  return [...parts.slice(0, 3).map((part) => fraction(part, 255)), alpha];
}

function fraction(part: string, whole: number): number {
  return Number.parseFloat(part) / (part.endsWith('%') ? 100 : whole);
}

/** CSS Color 4, §7. */
function rgbOfHsl(hue: number, saturation: number, lightness: number): number[] {
  return [0, 8, 4].map((shift) => {
    const turn = (shift + hue / 30) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
  });
}

function luminanceOf(rgb: readonly [number, number, number]): number {
  const [red, green, blue] = rgb.map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
