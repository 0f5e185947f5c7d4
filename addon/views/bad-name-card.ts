import type { Translation } from '../i18n/translation.ts';
import type { Card } from './card.ts';
import { errorNameOf } from './error-card.ts';
import { environmentForm } from './environment-form.ts';
import { paragraph } from './widgets.ts';

/** Says why a typed name cannot be linked, and shows the field with the name to correct it. */
export function badNameCard(typed: string, why: 'malformed' | 'notFound', t: Translation): Card {
  const { settings, errors } = t.messages;
  const { title, text } = errors.environment_not_found;
  return {
    name: errorNameOf('environment_not_found'),
    header: { title },
    sections: [
      { widgets: [paragraph(why === 'malformed' ? settings.badName : text)] },
      environmentForm(settings.change, t, typed),
    ],
  };
}
