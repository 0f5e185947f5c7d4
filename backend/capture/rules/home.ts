import type { MeetingState } from '../../../shared/capture/home.ts';
import { isAutomaticAddress } from '../../addresses/automatic-address.ts';
import { dropTag } from '../../addresses/plus-tag.ts';
import { isOwnAddress, type OwnAddresses } from '../../environments/rules/own-addresses.ts';
import { undoPeriod } from '../../tasks/rules/undo-task.ts';

/**
 * Upper bound of a day in milliseconds. A day has 25 hours when clocks change, and a traveller or an old card may ask
 * for a longer one.
 */
const longestDay = 48 * 60 * 60 * 1000;

/**
 * Since when saves are listed: as asked, but at most two days ago, and early enough to include everything that can
 * still be undone.
 */
export function dayStart(since: Date, now: Date): Date {
  const asked = Math.min(since.getTime(), now.getTime() - undoPeriod);
  return new Date(Math.max(asked, now.getTime() - longestDay));
}

/** A meeting of the day; `addresses` of its organizer and guests are in canonical form. */
export interface Meeting {
  readonly keys: readonly string[];
  readonly addresses: readonly string[];
}

/** A task that the viewer may read, not undone. */
export interface TaskOfKey {
  readonly id: string;
  readonly number: number;
}

/** What is known of the day's meetings. */
export interface KnownOfMeetings {
  /** Addresses of users, the viewer's included, in canonical form. */
  readonly users: ReadonlySet<string>;
  /** What is the company's own besides its users. */
  readonly own: OwnAddresses;
  /** The newest task of each source key. */
  readonly tasks: ReadonlyMap<string, TaskOfKey>;
}

/** Whether the meeting has an external guest, and its newest task. */
export function meetingState({ keys, addresses }: Meeting, known: KnownOfMeetings): MeetingState {
  return { external: addresses.some((address) => isExternal(address, known)), task: findNewestTask(keys, known.tasks) };
}

function isExternal(address: string, { users, own }: KnownOfMeetings): boolean {
  if (users.has(address) || users.has(dropTag(address))) return false;
  return !isOwnAddress(address, own) && !isAutomaticAddress(address);
}

/** Task numbers increase with time: the highest number is the newest task. */
function findNewestTask(keys: readonly string[], tasks: KnownOfMeetings['tasks']): TaskOfKey | null {
  const made = keys.flatMap((key) => tasks.get(key) ?? []);
  return made.reduce<TaskOfKey | null>((one, other) => (one !== null && one.number > other.number ? one : other), null);
}
