import type { LearnedChoice } from '../../shared/preferences/preferences.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Section } from './card.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

// The card says how proposals come about; nobody reads a hundred of them.
const maxShown = 20;

/** What Relais learned from the user's tasks, which proposals follow before the preferences, and a button to forget it. */
export function learnedSection(learned: readonly LearnedChoice[], t: Translation): Section[] {
  const { settings: words } = t.messages;
  if (learned.length === 0) return [{ header: words.learned, widgets: [paragraph(words.nothingLearned)] }];
  const shown = learned.slice(0, maxShown).map((choice) => learnedLine(choice, t));
  const more = learned.length - shown.length;
  const forget = actionButton(words.forgetAll, { function: functionNames.forgetLearned });
  return [
    {
      header: words.learned,
      collapsible: true,
      uncollapsibleWidgetsCount: 2,
      widgets: [
        paragraph(words.learnedText),
        buttons(forget),
        ...shown,
        ...(more > 0 ? [paragraph(words.moreLearned(more))] : []),
      ],
    },
  ];
}

function learnedLine({ contact, sourceKind, type, status }: LearnedChoice, t: Translation) {
  const { settings: words, separator } = t.messages;
  const choice = type.label + separator + status.label;
  if (contact === null) return line(choice, { mail: words.anyMail, event: words.anyMeeting }[sourceKind]);
  const named = contact.company === null ? contact.name : contact.name + separator + contact.company;
  return line(choice, named + separator + { mail: words.ofMails, event: words.ofMeetings }[sourceKind]);
}
