export type Print = (text: string) => void;

/** A measured value and its goal. */
export interface Judged {
  readonly what: string;
  readonly value: number;
  readonly goal: number;
}

/** Prints each value with its goal; false when one is missed. */
export function judged(print: Print, checks: readonly Judged[]): boolean {
  for (const { what, value, goal } of checks) {
    print(
      `${value < goal ? 'reached' : 'MISSED'}: ${what}: ${value.toFixed(value < 10 ? 2 : 0)} (goal: under ${goal})\n`,
    );
  }
  return checks.every(({ value, goal }) => value < goal);
}
