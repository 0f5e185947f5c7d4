import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import type { Section } from './card.ts';
import { actionButton, buttons, paragraph } from './widgets.ts';

/** Says that the card has the entry of a save that failed, and offers a new proposal instead; none without one. */
export function resumedSection({ resumed }: DraftState, t: Translation): Section[] {
  if (resumed === undefined) return [];
  const { notice, startAfresh } = t.messages.resumed;
  const { idempotencyKey, failedAt, today } = resumed;
  const leave = { function: functionNames.startAfresh, parameters: { idempotencyKey } };
  const when = today ? t.time(failedAt) : t.dateTime(failedAt);
  return [{ widgets: [paragraph(notice(when)), buttons(actionButton(startAfresh, leave))] }];
}
