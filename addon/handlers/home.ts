import { openHome } from '../api/home.ts';
import { undoTask } from '../api/relais.ts';
import { sha256 } from '../google/bytes.ts';
import { eventsBetween } from '../google/calendar.ts';
import { logFault } from '../google/fault-log.ts';
import { dropFailedSave, keptFailedSaves } from '../google/failed-saves.ts';
import { isPermissionError } from '../google/permission.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { idSchema } from '../../shared/ids.ts';
import { meetingsOf, type Agenda } from '../state/agenda.ts';
import { dayOf, type Day } from '../state/day.ts';
import { failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import type { Card } from '../views/card.ts';
import { errorCard } from '../views/error-card.ts';
import { homeCard } from '../views/home-card.ts';
import { push, replace, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { failedOpening, firstRun } from './first-run.ts';
import { recognised } from './recognised.ts';

/** The homepage: one call of Calendar and one of the backend. */
export function homepage(context: Context, environment: string): Card {
  const day = dayOf(Date.now(), context.t.timeZone);
  const agenda = agendaOf(day);
  const meetings = agenda.outcome === 'read' ? agenda.meetings.map(({ asked }) => asked) : [];
  const home = openHome(environment, { since: day.start, meetings });
  if (!home.ok) return failedOpening(context, home.failure);
  const { t } = recognised(context, home.value.me, home.value.language);
  return homeCard({ home: home.value, agenda, failedSaves: keptFailedSaves(home.value.me.environment.name) }, t);
}

/** The homepage on top of what is open. */
export function openHomepage(context: Context): Answer {
  return push(homepageOrFirstRun(context));
}

/** The homepage as it is now, in its own place, whatever is open below. */
export function refreshHomepage(context: Context): Answer {
  return replace(homepageOrFirstRun(context));
}

/** Undoes a save of the day; the homepage shows it as undone. */
export function undoAtHome(context: Context): Answer {
  const { event, t } = context;
  const taskId = idSchema.safeParse(event.parameters['taskId']);
  const environment = linkedEnvironment();
  if (!taskId.success) return push(errorCard(failure('invalid_request'), t));
  if (environment === null) return push(errorCard(failure('not_linked'), t));
  const undone = undoTask(environment, taskId.data);
  if (undone.ok) return replace(homepage(context, environment), t.messages.home.undoneNow(undone.value.number));
  const attempt = { function: functionNames.undoAtHome, parameters: { taskId: taskId.data }, carriesEntry: false };
  return push(errorCard(undone.failure, t, { attempt }));
}

/** Drops a failed save. */
export function forgetFailedSave(context: Context): Answer {
  const key = idSchema.safeParse(context.event.parameters['idempotencyKey']);
  if (key.success) dropFailedSave(key.data);
  return refreshHomepage(context);
}

function homepageOrFirstRun(context: Context): Card {
  const environment = linkedEnvironment();
  return environment === null ? firstRun(context) : homepage(context, environment);
}

// The homepage is shown even if the meetings cannot be read.
function agendaOf({ start, end }: Day): Agenda {
  try {
    return { outcome: 'read', meetings: meetingsOf(eventsBetween(start, end), sha256) };
  } catch (error) {
    if (isPermissionError(error)) return { outcome: 'notGranted' };
    logFault(error);
    return { outcome: 'failed' };
  }
}
