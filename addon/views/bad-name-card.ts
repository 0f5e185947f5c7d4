import type { Translation } from '../i18n/translation.ts';
import type { Card } from './card.ts';
import { errorName } from './error-card.ts';
import { environmentForm } from './environment-form.ts';
import { paragraph } from './widgets.ts';

/** A typed name that leads nowhere, why, and the field with it to correct. */
export function badNameCard(typed: string, why: 'malformed' | 'notFound', t: Translation): Card {
  const { settings, errors } = t.messages;
  const { title, text } = errors.environment_not_found;
  return {
    name: errorName('environment_not_found'),
    header: { title },
    sections: [
      { widgets: [paragraph(why === 'malformed' ? settings.badName : text)] },
      environmentForm(settings.change, t, typed),
    ],
  };
}
