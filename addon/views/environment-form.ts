import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import { fields } from '../state/save-form.ts';
import type { Section } from './card.ts';
import { actionButton, buttons } from './widgets.ts';

/** Linking by a typed name, which is verified before it is kept. */
export function environmentForm(header: string, t: Translation, typed = ''): Section {
  const { settings, actions } = t.messages;
  const value = typed === '' ? {} : { value: typed };
  return {
    header,
    widgets: [
      { textInput: { name: fields.environmentName, label: settings.nameField, hintText: settings.nameHint, ...value } },
      buttons(actionButton(actions.verifyAndLink, { function: functionNames.linkTyped })),
    ],
  };
}
