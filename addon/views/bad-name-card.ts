import type { Translation } from '../i18n/translation.ts';
import type { Card } from './card.ts';
import { errorName } from './error-card.ts';
import { environmentForm } from './environment-form.ts';
import { paragraph } from './widgets.ts';

/** A typed name that cannot be one; the field is there to type again. */
export function badNameCard(t: Translation): Card {
  const { settings, errors } = t.messages;
  return {
    name: errorName('environment_not_found'),
    header: { title: errors.environment_not_found.title },
    sections: [{ widgets: [paragraph(settings.badName)] }, environmentForm(settings.change, t)],
  };
}
