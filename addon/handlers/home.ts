import { openHome } from '../api/home.ts';
import { undoTask } from '../api/relais.ts';
import { sha256 } from '../google/bytes.ts';
import { failureOfList, listEvents } from '../google/calendar.ts';
import { dropFailedSave, listFailedSaves } from '../google/failed-saves.ts';
import { isPermissionError } from '../google/permission.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import { idSchema } from '../../shared/ids.ts';
import { meetingsOf, type Agenda } from '../state/agenda.ts';
import { dayOf, type Day } from '../state/day.ts';
import { failureFor } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import type { Card } from '../views/card.ts';
import { errorCard } from '../views/error-card.ts';
import { homeCard } from '../views/home-card.ts';
import { changed, push, replace, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { loadFailureCard, loadFirstRun } from './first-run.ts';
import { recogniseUser } from './recognise-user.ts';

/** The homepage: one call of Calendar and one of the backend. */
export function loadHomepage(context: Context, environment: string): Card {
  const day = dayOf(Date.now(), context.t.timeZone);
  const agenda = readAgenda(day);
  const meetings = agenda.outcome === 'read' ? agenda.meetings.map(({ asked }) => asked) : [];
  const home = openHome(environment, { since: day.start, meetings });
  if (!home.ok) return loadFailureCard(context, home.failure);
  const { t } = recogniseUser(context, home.value.me, home.value.language);
  return homeCard({ home: home.value, agenda, failedSaves: listFailedSaves(home.value.me.environment.name) }, t);
}

/** Shows the homepage on top of what is open. */
export function openHomepage(context: Context): Answer {
  return push(loadHomepageOrFirstRun(context));
}

/** Replaces the homepage with a new one, whatever is open below. */
export function refreshHomepage(context: Context): Answer {
  return replace(loadHomepageOrFirstRun(context));
}

/** Undoes a save of the day; the homepage shows it as undone. */
export function undoAtHome(context: Context): Answer {
  const { event, t } = context;
  const taskId = idSchema.safeParse(event.parameters['taskId']);
  const environment = readLinkedEnvironment();
  if (!taskId.success) return push(errorCard(failureFor('invalid_request'), t));
  if (environment === null) return push(errorCard(failureFor('not_linked'), t));
  const undone = undoTask(environment, taskId.data);
  if (undone.ok)
    return changed(replace(loadHomepage(context, environment), t.messages.home.undoneNow(undone.value.number)));
  const attempt = { function: functionNames.undoAtHome, parameters: { taskId: taskId.data }, carriesEntry: false };
  return push(errorCard(undone.failure, t, { attempt }));
}

/** Drops a failed save. */
export function forgetFailedSave(context: Context): Answer {
  const key = idSchema.safeParse(context.event.parameters['idempotencyKey']);
  if (key.success) dropFailedSave(key.data);
  return changed(refreshHomepage(context));
}

function loadHomepageOrFirstRun(context: Context): Card {
  const environment = readLinkedEnvironment();
  return environment === null ? loadFirstRun(context) : loadHomepage(context, environment);
}

// The homepage is shown even if the meetings cannot be read.
function readAgenda({ start, end }: Day): Agenda {
  try {
    return { outcome: 'read', meetings: meetingsOf(listEvents(start, end), sha256) };
  } catch (error) {
    if (isPermissionError(error)) return { outcome: 'notGranted' };
    return { outcome: failureOfList(error) };
  }
}
