const within: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const across: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Arrows through the events of a list. @returns whether the key moves. */
export function moveInList(root: HTMLElement | null, key: string): boolean {
  const step = within[key];
  if (step === undefined || root === null) return false;
  focusFrom(eventsIn(root), step);
  return true;
}

/**
 * Up and down through the events of a week in their order; left and right to the nearest day that has any, at the event
 * that is as far down. @returns whether the key moves.
 */
export function moveAmongDays(root: HTMLElement | null, key: string): boolean {
  const direction = across[key];
  if (direction === undefined) return moveInList(root, key);
  const days = [...(root?.querySelectorAll<HTMLElement>('.week-day') ?? [])];
  const current = days.findIndex((day) => day.contains(document.activeElement));
  const ahead = direction === 1 ? days.slice(current + 1) : days.slice(0, Math.max(0, current)).reverse();
  const target = ahead.map(eventsIn).find((events) => events.length > 0);
  if (target === undefined) return current !== -1;
  const top = document.activeElement?.getBoundingClientRect().top ?? 0;
  const distance = (event: HTMLElement): number => Math.abs(event.getBoundingClientRect().top - top);
  target.reduce((nearest, event) => (distance(event) < distance(nearest) ? event : nearest)).focus();
  return true;
}

function eventsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('a.event')];
}

function focusFrom(events: readonly HTMLElement[], step: number): void {
  const focused = events.findIndex((event) => event === document.activeElement);
  const start = focused === -1 ? events.findIndex((event) => event.tabIndex === 0) - Math.sign(step) : focused;
  events[Math.min(events.length - 1, Math.max(0, start + step))]?.focus();
}
