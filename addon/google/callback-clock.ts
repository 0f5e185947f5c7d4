/** Milliseconds since the epoch. A process may serve several callbacks, so the guard sets it at the start of each. */
let startedAt = Date.now();

/** Notes that a callback begins. */
export function startCallbackClock(): void {
  startedAt = Date.now();
}

// Google ends a callback after 30 s (Apps Script quotas); what was entered is kept and shown in the rest.
const budget = 26_000;

/** Whole seconds that a request of this callback may still take, at least one. */
export function secondsLeft(): number {
  return Math.max(1, Math.floor((startedAt + budget - Date.now()) / 1000));
}
