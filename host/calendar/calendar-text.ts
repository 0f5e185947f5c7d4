import ICAL from 'ical.js';

/** The components of a calendar file that concern events, parsed one by one, so that a malformed one harms no other. */
export interface CalendarParts {
  method: string;
  /** The zone of floating times: X-WR-TIMEZONE, which Google and Apple write. Null when absent. */
  timeZone: string | null;
  events: ICAL.Component[];
  zones: ReadonlyMap<string, ICAL.Component>;
}

/** Splits a calendar file (RFC 5545). Never throws: unreadable parts are left out. */
export function readCalendarText(raw: Uint8Array): CalendarParts {
  const lines = unfoldLines(new TextDecoder().decode(raw));
  const blocks = topBlocks(lines);
  const read = (name: string): ICAL.Component[] =>
    blocks.filter((block) => block.name === name).flatMap((block) => readComponent(block.lines) ?? []);
  const outside = blocks.filter((block) => block.name === '').flatMap((block) => block.lines);
  const zones = read('VTIMEZONE').map((zone) => [String(zone.getFirstPropertyValue('tzid')), zone] as const);
  return {
    method: valueOf(outside, 'METHOD').toUpperCase(),
    timeZone: valueOf(outside, 'X-WR-TIMEZONE') || null,
    events: read('VEVENT'),
    zones: new Map(zones),
  };
}

function unfoldLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

interface Block {
  /** Empty for lines outside any component. */
  name: string;
  lines: string[];
}

/** The direct components of VCALENDAR, with their content. */
function topBlocks(lines: readonly string[]): Block[] {
  const outside: Block = { name: '', lines: [] };
  const blocks = [outside];
  let current = outside;
  let depth = 0;
  for (const line of lines) {
    const { opens, closes } = markOf(line);
    if (opens === 'VCALENDAR' || closes === 'VCALENDAR') {
      [current, depth] = [outside, 0];
    } else if (opens !== null && (depth === 0 || isTop(opens))) {
      current = { name: opens, lines: [line] };
      blocks.push(current);
      depth = 1;
    } else {
      current.lines.push(line);
      depth += (opens === null ? 0 : 1) - (closes === null ? 0 : 1);
      if (depth <= 0) [current, depth] = [outside, 0];
    }
  }
  return blocks;
}

function markOf(line: string): { opens: string | null; closes: string | null } {
  const [, keyword = '', name = ''] = /^(BEGIN|END):\s*([A-Za-z0-9-]+)/i.exec(line) ?? [];
  const component = name.toUpperCase();
  return {
    opens: keyword.toUpperCase() === 'BEGIN' ? component : null,
    closes: keyword.toUpperCase() === 'END' ? component : null,
  };
}

/** These components are never nested: when one begins inside another, the outer one was truncated. */
function isTop(component: string): boolean {
  return component === 'VEVENT' || component === 'VTIMEZONE';
}

const contentLine = /^[A-Za-z0-9-]+(?:;[^:]*)?:|^[A-Za-z0-9-]+;.*:/;

/** ical.js needs well-formed lines and a complete component. */
function readComponent(lines: readonly string[]): ICAL.Component | null {
  const [begin = ''] = lines;
  const end = begin.replace(/^BEGIN/i, 'END');
  const ended = lines.at(-1)?.toUpperCase() === end.toUpperCase() ? lines : [...lines, end];
  const whole = ended.filter(hasShortHead).map(withDateType).map(withPlainQuotes);
  const typed = isMarkedAllDay(whole) ? whole.map(asDate) : whole;
  const isReadable = (line: string): boolean =>
    /^(?:BEGIN|END):/i.test(line) || (contentLine.test(line) && parseComponent([begin, line, end]) !== null);
  return parseComponent(typed) ?? parseComponent(typed.filter(isReadable));
}

/** Limit of a line's name and parameters. Longer than any program writes; ical.js parses them in quadratic time. */
const maxHeadLength = 10_000;

function hasShortHead(line: string): boolean {
  return line.length <= maxHeadLength || headOf(line).length <= maxHeadLength;
}

/** The name and the parameters of a line. */
function headOf(line: string): string {
  return /^[^:"]*(?:"[^"]*"[^:"]*)*/.exec(line)?.[0] ?? '';
}

/** Many programs omit VALUE=DATE for a date. */
function withDateType(line: string): string {
  return line.replace(
    /^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(?![^:]*;VALUE=)[^:]*):(\d{8})\s*$/i,
    '$1;VALUE=DATE:$2',
  );
}

/** Outlook writes a whole day as midnight to midnight, with this mark ([MS-STANOICAL] X-MICROSOFT-CDO-ALLDAYEVENT). */
function isMarkedAllDay(lines: readonly string[]): boolean {
  return (
    valueOf(lines, 'X-MICROSOFT-CDO-ALLDAYEVENT').toUpperCase() === 'TRUE' &&
    ['DTSTART', 'DTEND'].every((name) => !/T(?!000000)/.test(valueOf(lines, name)))
  );
}

function asDate(line: string): string {
  const [, name = '', value = ''] =
    /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)[;:].*?([\dTZ,]+)\s*$/i.exec(line) ?? [];
  return name === '' ? line : `${name};VALUE=DATE:${value.replace(/T\d*Z?/g, '')}`;
}

/** Some programs escape quotes in texts, which RFC 5545 §3.3.11 does not have; parsers read the quote alone. */
function withPlainQuotes(line: string): string {
  const head = headOf(line);
  return head + line.slice(head.length).replace(/\\(.)/g, (escape, character) => (character === '"' ? '"' : escape));
}

function parseComponent(lines: readonly string[]): ICAL.Component | null {
  try {
    // A single component parses to one tree, several would parse to a list.
    return new ICAL.Component(ICAL.parse(lines.join('\r\n')) as [string, [], []]);
  } catch {
    return null;
  }
}

function valueOf(lines: readonly string[], name: string): string {
  const line = lines.find((each) => new RegExp(`^${name}[;:]`, 'i').test(each)) ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
}
