import type { DaySave, Home } from '../../shared/capture/home.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Button, Section, Widget } from './card.ts';
import { taskLink } from './task-link.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** What the user saved today, newest first. Each can be opened, and undone as long as the service allows it. */
export function daySaveSection({ me, saves, moreSaves }: Home, t: Translation): Section {
  const { home } = t.messages;
  if (saves.length === 0) return { header: home.saves(0), widgets: [paragraph(home.nothingSaved)] };
  // An undone save is shown, but not counted.
  const undone = saves.filter(({ undoneAt }) => undoneAt !== null).length;
  return {
    header: home.saves(saves.length - undone + moreSaves),
    widgets: [
      ...saves.flatMap((save) => saveLines(save, me.taskPage, t)),
      ...(moreSaves > 0 ? [paragraph(home.moreSaves(moreSaves))] : []),
    ],
  };
}

function saveLines(save: DaySave, taskPage: string | null, t: Translation): Widget[] {
  const { home, separator } = t.messages;
  const said = save.undoneAt === null ? save.type.label + separator + save.status.label : home.undone;
  const text = [{ strong: t.messages.taskNumber(save.number) }, separator, save.title];
  const bottomLabel = [t.time(save.createdAt), ...contactWords(save, t), said].join(separator);
  const list = saveButtons(save, taskPage, t);
  const [only] = list;
  // One button fits beside the text.
  if (only === undefined || list.length === 1) {
    return [line(text, undefined, { bottomLabel, ...(only === undefined ? {} : { button: only }) })];
  }
  return [line(text, undefined, { bottomLabel }), buttons(...list)];
}

/** Whom the task is about. */
function contactWords({ contact }: DaySave, t: Translation): string[] {
  if (contact === undefined || contact === null) return [];
  return [contact.more === 0 ? contact.name : t.messages.home.contactAndMore(contact.name, contact.more)];
}

function saveButtons({ id, undoUntil, undoneAt }: DaySave, taskPage: string | null, t: Translation): Button[] {
  if (undoneAt !== null) return [];
  const { actions } = t.messages;
  const link = taskLink(taskPage, id, actions.open);
  const undo = { function: functionNames.undoAtHome, parameters: { taskId: id } };
  return [...(undoUntil === null ? [] : [actionButton(actions.undoShort, undo)]), ...(link === null ? [] : [link])];
}
