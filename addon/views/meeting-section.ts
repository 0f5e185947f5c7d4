import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { fields } from '../state/save-form.ts';
import { spans } from '../state/source.ts';
import type { Section, Widget } from './card.ts';
import { paragraph, sectionOf } from './widgets.ts';

/** Says that the meeting was cancelled or declined, that it is private, or that its time zone is unknown; of a series, asks whether the task is about this meeting or all. */
export function meetingSection({ event, entry }: DraftState, t: Translation): Section[] {
  if (event === null) return [];
  const { event: words } = t.messages;
  const notice = event.standing === null ? [] : [paragraph([{ strong: words[event.standing] }])];
  const secrecy = event.isPrivate ? [paragraph(words.isPrivate)] : [];
  const zone = event.unknownZone === null ? [] : [paragraph([words.unknownZone(event.unknownZone)])];
  const choice: Widget = {
    selectionInput: {
      name: fields.span,
      label: words.span,
      type: 'RADIO_BUTTON',
      items: spans.map((span) => ({ text: words.spans[span], value: span, selected: span === entry.span })),
    },
  };
  return sectionOf(null, [...notice, ...secrecy, ...zone, ...(event.recurring ? [choice] : [])]);
}
