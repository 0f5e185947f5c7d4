import type { Home } from '../../shared/capture/home.ts';
import type { Agenda } from './agenda.ts';
import type { FailedSave } from './failed-save.ts';

/** Everything the homepage shows: from the backend, from Calendar, and from the user's properties. */
export interface HomeState {
  readonly home: Home;
  readonly agenda: Agenda;
  /** Newest first. */
  readonly failedSaves: readonly FailedSave[];
}
