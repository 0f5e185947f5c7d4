import fc from 'fast-check';

/** A rule and the start that it is expanded from (a DATE-TIME in UTC), both as in a calendar file. */
export interface Sample {
  readonly start: string;
  readonly rule: string;
}

const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'];
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Random rules of every frequency, as RFC 5545 §3.3.10 allows them; the same for the same seed. */
export function drawRules(count: number, seed: number): Sample[] {
  return fc.sample(sample, { numRuns: count, seed });
}

const minute = 60_000;
const time = fc.integer({ min: Date.UTC(2024, 0) / minute, max: Date.UTC(2028, 0) / minute }).map((at) => at * minute);

/** A part with these values in one rule of so many; in the others there is none. */
function part(name: string, values: fc.Arbitrary<string>, oneOf: number): fc.Arbitrary<string[]> {
  return fc.oneof(
    { weight: 1, arbitrary: values.map((value) => [`${name}=${value}`]) },
    { weight: oneOf - 1, arbitrary: fc.constant<string[]>([]) },
  );
}

function some(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((values) => values.join(','));
}

function between(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map(String);
}

/** From 1, or from the end. */
function fromEitherEnd(max: number): fc.Arbitrary<string> {
  return fc.oneof(between(1, max), between(-max, -1));
}

const ordinalDay = fc
  .tuple(fromEitherEnd(5), fc.constantFrom(...weekdays))
  .map(([ordinal, weekday]) => `${ordinal}${weekday}`);

const end = fc.oneof(
  between(1, 30).map((count) => `COUNT=${count}`),
  time.map((at) => `UNTIL=${toDateTime(at + 4 * 365 * 1440 * minute)}`),
);

/** The parts that choose days. The RFC's table says which of them a frequency may have. */
function dayParts(frequency: string): fc.Arbitrary<string[]>[] {
  const yearly = frequency === 'YEARLY';
  const withinDay = /^(?:HOURLY|MINUTELY|SECONDLY)$/.test(frequency);
  const plain = part('BYDAY', some(fc.constantFrom(...weekdays)), 3);
  return [
    part('BYMONTH', some(between(1, 12)), 3),
    ...(yearly || withinDay ? [part('BYYEARDAY', some(fromEitherEnd(366)), 6)] : []),
    ...(frequency === 'WEEKLY' ? [] : [part('BYMONTHDAY', some(fromEitherEnd(31)), 3)]),
    ...(yearly ? [] : [frequency === 'MONTHLY' ? fc.oneof(plain, part('BYDAY', some(ordinalDay), 2)) : plain]),
    // BYWEEKNO and ordinals exclude each other.
    ...(yearly ? [fc.oneof(withWeeks(plain), part('BYDAY', some(ordinalDay), 2))] : []),
  ];
}

function withWeeks(days: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  // In the weeks that two years share python-dateutil is not sure: it has days of December for 1, not for -52, and gives
  // the first days of a year week 53 of one that has 52.
  const weeks = fc.oneof(between(1, 51), between(-51, -1));
  return fc.tuple(part('BYWEEKNO', some(weeks), 2), days).map((parts) => parts.flat());
}

const sample: fc.Arbitrary<Sample> = fc.constantFrom(...frequencies).chain((frequency) => {
  const choices = fc.tuple(
    ...dayParts(frequency),
    part('BYHOUR', some(between(0, 23)), 5),
    part('BYMINUTE', some(between(0, 59)), 6),
    part('BYSECOND', some(between(0, 59)), 8),
  );
  const others = fc.tuple(
    part('INTERVAL', between(2, 20), 2),
    part('WKST', fc.constantFrom(...weekdays), 3),
    fc.oneof(
      end.map((value) => [value]),
      fc.constant([]),
    ),
    part('BYSETPOS', some(fromEitherEnd(2)), 5),
  );
  return fc
    .record({ at: time, choices, others })
    .map(({ at, choices: by, others: [interval, weekStart, ending, position] }) => {
      const chosen = by.flat();
      const positions = chosen.length > 0 ? position : [];
      const rule = [`FREQ=${frequency}`, ...interval, ...chosen, ...positions, ...weekStart, ...ending].join(';');
      const isOfWeek = frequency === 'WEEKLY' && positions.length > 0;
      return { start: toDateTime(isOfWeek ? firstOfWeek(at, weekStart) : at), rule };
    });
});

/**
 * python-dateutil counts the positions of a first week from its start on, rrule-temporal and we in the whole week. So
 * such rules start with their week.
 */
function firstOfWeek(at: number, [weekStart = 'WKST=MO']: readonly string[]): number {
  const days = new Date(at).getUTCDay() - weekdays.indexOf(weekStart.slice(-2));
  return at - ((days + 7) % 7) * 1440 * minute;
}

function toDateTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}
