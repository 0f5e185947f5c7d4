import type { Translation } from '../i18n/translation.ts';
import type { Card } from './card.ts';
import { paragraph } from './widgets.ts';

/** How Relais works, in five short answers; needs neither a link nor the backend. */
export function helpCard(t: Translation): Card {
  const { help } = t.messages;
  const answers = [
    [help.saving, help.savingText],
    [help.contacts, help.contactsText],
    [help.transverse, help.transverseText],
    [help.privacy, help.privacyText],
    [help.undo, help.undoText],
  ] as const;
  return {
    header: { title: help.title, subtitle: 'Relais' },
    sections: answers.map(([header, text]) => ({ header, widgets: [paragraph(text)] })),
  };
}
