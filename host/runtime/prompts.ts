import { ServiceException } from './service-object.ts';

/** Ends the callback with a prompt that the host application shows instead of a card; `answer` is its JSON. */
export class AuthorizationPrompt extends ServiceException {
  readonly answer: Readonly<Record<string, unknown>>;
  constructor(answer: Readonly<Record<string, unknown>>) {
    super('Authorization is required to perform that action.');
    this.answer = answer;
  }
}

/**
 * ScriptApp.requireScopes: the host application asks for these permissions again. The answer is what Google documents as
 * `requesting_google_scopes`.
 */
export class ConsentPrompt extends AuthorizationPrompt {
  constructor(scopes: readonly string[]) {
    super({ requesting_google_scopes: { scopes: [...scopes] } });
  }
}
