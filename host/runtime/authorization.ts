import type { Fields } from './card-fields.ts';
import { textField } from './card-fields.ts';
import { AuthorizationPrompt } from './prompts.ts';
import { method } from './service-method.ts';
import { ServiceType } from './service-object.ts';

/** CardService.AuthorizationException: asks the user to sign in to a service that is not Google's. */
export const authorizationExceptionType: ServiceType<Fields> = new ServiceType<Fields>(
  'CardService.AuthorizationException',
  {
    setAuthorizationUrl: textField('authorization_url'),
    setResourceDisplayName: textField('resource'),
    setCustomUiCallback: textField('custom_ui_callback'),
    printJson: method([], (fields) => JSON.stringify(fields)),
    throwException: method([], (fields) => {
      throw new AuthorizationPrompt({ basic_authorization_prompt: structuredClone(fields) });
    }),
  },
);
