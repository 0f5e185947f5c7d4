import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import { fields } from '../state/save-form.ts';
import type { Section } from './card.ts';
import { actionButton, buttons } from './widgets.ts';

/** The field for the name of an environment, and the button that verifies it and links to it. */
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
