/** What `%…` of a template asks for. */
interface Conversion {
  flags: string;
  width: number;
  precision: number | null;
  kind: string;
}

const conversion = /%(?:(?<position>\d+)\$)?(?<flags>[-+ 0#,]*)(?<width>\d*)(?:\.(?<precision>\d+))?(?<kind>[%a-z])/gi;

/** printf as Utilities.formatString has it: `%s %d %f %e %x %o %c %b %%`, with flags, width, precision and `%2$s`. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  let end = 0;
  const parts = [...template.matchAll(conversion)].map((match) => {
    const { position, flags = '', width = '', precision, kind = '' } = match.groups ?? {};
    const before = template.slice(end, match.index);
    end = match.index + match[0].length;
    if (kind === '%') return `${before}%`;
    const value = values[position === undefined ? next++ : Number(position) - 1];
    const asked = { flags, width: Number(width), precision: precision === undefined ? null : Number(precision), kind };
    const written = formatValue(value, asked);
    return before + (written === null ? match[0] : padText(written, asked));
  });
  return parts.join('') + template.slice(end);
}

function formatValue(value: unknown, { kind, flags, precision }: Conversion): string | null {
  if (kind === 's' || kind === 'S') return applyCase(textOf(value).slice(0, precision ?? undefined), kind);
  if (kind === 'b') return String(Boolean(value));
  if (kind === 'c') return typeof value === 'number' ? String.fromCodePoint(value) : textOf(value).slice(0, 1);
  const number = numbers[kind.toLowerCase()];
  if (!number) return null;
  return applyCase(applySign(number(Number(value), precision), flags), kind);
}

const numbers: Readonly<Record<string, (value: number, precision: number | null) => string>> = {
  d: (value) => String(Math.trunc(value)),
  i: (value) => String(Math.trunc(value)),
  f: (value, precision) => value.toFixed(Math.min(precision ?? 6, 100)),
  e: (value, precision) => value.toExponential(Math.min(precision ?? 6, 100)).replace(/e([+-])(\d)$/, 'e$10$2'),
  g: (value, precision) => String(Number(value.toPrecision(Math.min(Math.max(precision ?? 6, 1), 100)))),
  x: (value) => Math.trunc(value).toString(16),
  o: (value) => Math.trunc(value).toString(8),
};

/** An object is printed by its own toString(). */
function textOf(value: unknown): string {
  return String(value);
}

function applyCase(text: string, kind: string): string {
  return kind === kind.toUpperCase() ? text.toUpperCase() : text;
}

function applySign(text: string, flags: string): string {
  const grouped = flags.includes(',')
    ? text.replace(
        /^(-?)(\d+)/,
        (_all, sign: string, digits: string) => sign + digits.replace(/\B(?=(?:\d{3})+$)/g, ','),
      )
    : text;
  if (grouped.startsWith('-')) return grouped;
  if (flags.includes('+')) return `+${grouped}`;
  return flags.includes(' ') ? ` ${grouped}` : grouped;
}

function padText(text: string, { flags, width, kind }: Conversion): string {
  const wanted = Math.min(width, 100_000);
  if (flags.includes('-')) return text.padEnd(wanted);
  if (!flags.includes('0') || /[sbc]/i.test(kind)) return text.padStart(wanted);
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(wanted - sign.length, '0');
}
