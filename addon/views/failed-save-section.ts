import type { Translation } from '../i18n/translation.ts';
import type { FailedSave } from '../state/failed-save.ts';
import { functionNames } from '../state/functions.ts';
import type { Button, Section, Widget } from './card.ts';
import type { HomeState } from '../state/home-state.ts';
import { googleLink } from './google-link.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** The saves that failed, each with a link to its mail or event, where it can be resumed; no section without any. */
export function failedSaveSection({ failedSaves: saves, home: { me } }: HomeState, t: Translation): Section[] {
  const { home } = t.messages;
  if (saves.length === 0) return [];
  return [
    {
      header: home.failed(saves.length),
      widgets: [paragraph(home.failedText), ...saves.flatMap((save) => failedSaveLines(save, me.user.email, t))],
    },
  ];
}

function failedSaveLines(
  { kind, entry, failedAt, code, webLink, idempotencyKey }: FailedSave,
  account: string,
  t: Translation,
): Widget[] {
  const { home, actions, errors, separator } = t.messages;
  const words = { mail: home.failedMail, event: home.failedMeeting }[kind];
  const open = { mail: actions.openMail, event: actions.openMeeting }[kind];
  const link = webLink === null ? null : googleLink(open, { url: webLink, account });
  const forget = { function: functionNames.forgetFailedSave, parameters: { idempotencyKey } };
  const list: Button[] = [...(link === null ? [] : [link]), actionButton(actions.forget, forget)];
  const bottomLabel = t.dateTime(failedAt) + separator + errors[code].title;
  return [line(entry.title === '' ? words : entry.title, undefined, { bottomLabel }), buttons(...list)];
}
