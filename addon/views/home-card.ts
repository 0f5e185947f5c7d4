import type { Me } from '../../shared/user.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Card } from './card.ts';
import { paragraph } from './widgets.ts';
import { rightsInWords, whoAndWhere } from './linked-card.ts';

/** Shown when no message is open. */
export function homeCard(me: Me, t: Translation): Card {
  const { home, settings } = t.messages;
  return {
    header: { title: home.title, subtitle: me.environment.displayName },
    sections: [
      { widgets: [paragraph(home.text)] },
      { widgets: whoAndWhere(me, t) },
      { header: settings.rights, widgets: [paragraph(rightsInWords(me, t).join('\n'))] },
    ],
  };
}
