/** A content line of iCalendar (RFC 5545 §3.1). Names are in upper case, parameters without their quotes. */
export interface ContentLine {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** A component with its own content lines and its direct subcomponents. */
export interface Component {
  readonly name: string;
  readonly lines: ContentLine[];
  readonly parts: Component[];
}

/** The parts of a calendar that matter for its events. */
export interface CalendarParts {
  /** Properties of the calendar itself, such as METHOD. */
  readonly lines: readonly ContentLine[];
  readonly events: readonly Component[];
  readonly zones: readonly Component[];
}

/**
 * Parses a calendar into components. Never throws; linear time at any nesting. Truncated components and those nested
 * deeper than a calendar can be are left out.
 */
export function readCalendar(text: string): CalendarParts {
  const reader = new PartReader();
  for (const line of unfold(text)) {
    const read = parseContentLine(line);
    if (read !== null) reader.read(read);
  }
  return reader;
}

/** Unfolds lines: one that begins with white space continues the line before it. */
function unfold(text: string): string[] {
  const lines: string[] = [];
  for (const written of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && /^[ \t]/.test(written)) lines[lines.length - 1] = last + written.slice(1);
    else lines.push(written);
  }
  return lines;
}

const noParameters: ReadonlyMap<string, string> = new Map();

function parseContentLine(line: string): ContentLine | null {
  const name = /^[A-Za-z0-9-]{1,64}(?=[;:])/.exec(line)?.[0];
  if (name === undefined) return null;
  let at = name.length;
  if (line.charAt(at) === ':') return { name: name.toUpperCase(), parameters: noParameters, value: line.slice(at + 1) };
  const parameters = new Map<string, string>();
  while (line.charAt(at) === ';') {
    const equals = line.indexOf('=', at);
    if (equals < 0) return null;
    const end = findParameterEnd(line, equals + 1);
    parameters.set(line.slice(at + 1, equals).toUpperCase(), line.slice(equals + 1, end).replace(/"/g, ''));
    at = end;
  }
  return line.charAt(at) === ':' ? { name: name.toUpperCase(), parameters, value: line.slice(at + 1) } : null;
}

function findParameterEnd(line: string, from: number): number {
  let quoted = false;
  let end = from;
  for (; end < line.length; end += 1) {
    const character = line.charAt(end);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ';' || character === ':')) break;
  }
  return end;
}

const wanted = new Set(['VEVENT', 'VTIMEZONE']);

class PartReader implements CalendarParts {
  readonly lines: ContentLine[] = [];
  readonly events: Component[] = [];
  readonly zones: Component[] = [];
  private current: Component | null = null;
  /** Depth of nesting inside the current component. */
  private depth = 0;

  read(line: ContentLine): void {
    const component = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') this.begin(component);
    else if (line.name === 'END') this.end(component);
    else this.holder()?.push(line);
  }

  // Neither VEVENT nor VTIMEZONE is nested: an open one was truncated.
  private begin(name: string): void {
    const component = { name, lines: [], parts: [] };
    if (wanted.has(name)) {
      this.current = component;
      this.depth = 0;
      (name === 'VEVENT' ? this.events : this.zones).push(component);
    } else if (this.current !== null) {
      this.depth += 1;
      if (this.depth === 1) this.current.parts.push(component);
    }
  }

  private end(name: string): void {
    if (name === this.current?.name) this.current = null;
    else if (this.depth > 0) this.depth -= 1;
  }

  private holder(): ContentLine[] | null {
    if (this.current === null) return this.lines;
    if (this.depth === 0) return this.current.lines;
    const { parts } = this.current;
    return this.depth === 1 ? (parts[parts.length - 1]?.lines ?? null) : null;
  }
}

/** The first line of that name. */
export function lineOf(lines: readonly ContentLine[], name: string): ContentLine | undefined {
  return lines.find((line) => line.name === name);
}

/** The value of the first line of that name, without blanks around it; empty when there is none. */
export function valueOf(lines: readonly ContentLine[], name: string): string {
  return lineOf(lines, name)?.value.trim() ?? '';
}

/** Unescapes a value of type TEXT (RFC 5545 §3.3.11). */
export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_escape, character: string) =>
    character.toLowerCase() === 'n' ? '\n' : character,
  );
}
