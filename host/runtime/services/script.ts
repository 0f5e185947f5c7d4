import { createHash } from 'node:crypto';
import { format } from 'node:util';
import { serviceEnum } from '../card-enums.ts';
import { anything, instance, integer, listOf, optional, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { failAsMissing, method, withScopes } from '../service-method.ts';
import { itself, ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { ConsentPrompt } from '../prompts.ts';

const authMode = serviceEnum('ScriptApp.AuthMode', 'NONE CUSTOM_FUNCTION LIMITED FULL');
const authorizationStatus = serviceEnum('ScriptApp.AuthorizationStatus', 'REQUIRED NOT_REQUIRED');

const installationSource = serviceEnum(
  'ScriptApp.InstallationSource',
  'APPS_MARKETPLACE_DOMAIN_ADD_ON NONE WEB_STORE_ADD_ON',
);

const noTriggers = method([], () => []);

/** The web app of the script. An add-on has none: no URL, not enabled. */
const webAppType = new ServiceType<null>('ScriptApp.Service', {
  getUrl: method([], () => null),
  isEnabled: method([], () => false),
});

/** Makes the `state` parameter of another service's sign-in page. */
const stateTokenType = new ServiceType<{ content: Map<string, unknown> }>('ScriptApp.StateTokenBuilder', {
  withMethod: method([text], ({ content }, [name]) => {
    content.set('method', name);
    return itself;
  }),
  withArgument: method([text, text], ({ content }, [key, value]) => {
    content.set(`argument ${key}`, value);
    return itself;
  }),
  withTimeout: method([integer], ({ content }, [seconds]) => {
    content.set('timeout', seconds);
    return itself;
  }),
  createToken: method([], ({ content }) => Buffer.from(JSON.stringify([...content])).toString('base64url')),
});

interface Asked {
  wanted: readonly string[];
}

function filterGranted(wanted: readonly string[], session: Session): string[] {
  return wanted.filter((scope) => session.grantedScopes.has(scope));
}

function isComplete({ wanted }: Asked, session: Session): boolean {
  return filterGranted(wanted, session).length === wanted.length;
}

const authorizationInfoType: ServiceType<Asked> = new ServiceType<Asked>('ScriptApp.AuthorizationInfo', {
  getAuthorizationStatus: method([], (self, _args, session) =>
    authorizationStatus.holder.type.constants.get(isComplete(self, session) ? 'NOT_REQUIRED' : 'REQUIRED'),
  ),
  getAuthorizationUrl: method([], (self, _args, session) =>
    isComplete(self, session) ? null : 'https://script.google.com/macros/authorize',
  ),
  getAuthorizedScopes: method([], (self, _args, session) => filterGranted(self.wanted, session)),
});

function require(wanted: readonly string[], session: Session): void {
  const undeclared = wanted.find((scope) => !session.manifest.oauthScopes.includes(scope));
  if (undeclared !== undefined) throw new ServiceException(`Invalid argument: ${undeclared}`);
  const refused = wanted.filter((scope) => !session.grantedScopes.has(scope));
  if (refused.length > 0) throw new ConsentPrompt(refused);
}

export const scriptApp: ServiceObject = new ServiceType<null>(
  'ScriptApp',
  {
    getIdentityToken: method([], (_self, _args, session) =>
      session.grantedScopes.has(scopes.openid) ? session.request.identityToken : null,
    ),
    // Scripts take it as opaque. It opens nothing, since there is no Google to send it to.
    getOAuthToken: method(
      [],
      (_self, _args, { request }) => `ya29.${createHash('sha256').update(request.user.sub).digest('base64url')}`,
    ),
    getScriptId: method([], () => 'stand-in'),
    getAuthorizationInfo: method([instance(authMode.type), optional(listOf(text))], (_self, [, wanted], session) =>
      authorizationInfoType.create({ wanted: wanted ?? session.manifest.oauthScopes }),
    ),
    requireScopes: method([instance(authMode.type), listOf(text)], (_self, [, wanted], session) => {
      require(wanted, session);
    }),
    requireAllScopes: method([instance(authMode.type)], (_self, _args, session) => {
      require(session.manifest.oauthScopes, session);
    }),
    getService: method([], () => webAppType.create(null)),
    newTrigger: failAsMissing([scopes.scriptApp]),
    getProjectTriggers: withScopes([scopes.scriptApp], noTriggers),
    getScriptTriggers: withScopes([scopes.scriptApp], noTriggers),
    getUserTriggers: withScopes(
      [scopes.scriptApp],
      method([anything], () => []),
    ),
    deleteTrigger: failAsMissing([scopes.scriptApp]),
    getInstallationSource: method([], () => installationSource.holder.type.constants.get('WEB_STORE_ADD_ON')),
    // The grants come with each request to the stand-in, so there is nothing to take back here.
    invalidateAuth: method([], () => undefined),
    newStateToken: method([], () => stateTokenType.create({ content: new Map() })),
  },
  {
    AuthMode: authMode.holder,
    AuthorizationStatus: authorizationStatus.holder,
    EventType: serviceEnum('ScriptApp.EventType', 'CLOCK ON_OPEN ON_EDIT ON_FORM_SUBMIT ON_CHANGE ON_EVENT_UPDATED')
      .holder,
    InstallationSource: installationSource.holder,
    TriggerSource: serviceEnum('ScriptApp.TriggerSource', 'SPREADSHEETS CLOCK FORMS DOCUMENTS CALENDAR').holder,
  },
).create(null);

const userType: ServiceType<{ email: string }> = new ServiceType<{ email: string }>('Session.User', {
  getUserLoginId: method([], (self: { email: string }) => self.email),
  getEmail: withScopes(
    [scopes.email],
    method([], (self) => self.email),
  ),
  toString: method([], (self: { email: string }) => self.email),
});

const whoIsActive = withScopes<null>(
  [scopes.email],
  method([], (_self, _args, session) => userType.create({ email: session.request.user.email })),
);

export const sessionService: ServiceObject = new ServiceType<null>('Session', {
  getActiveUser: whoIsActive,
  getEffectiveUser: whoIsActive,
  getActiveUserLocale: method([], (_self, _args, session) => new Intl.Locale(session.request.locale).language),
  getScriptTimeZone: method([], (_self, _args, session) => session.manifest.timeZone),
  getTemporaryActiveUserKey: method([], (_self, _args, session) =>
    createHash('sha256').update(`${session.request.user.sub} ${session.manifest.addOns.common.name}`).digest('base64'),
  ),
}).create(null);

function writes(): ServiceMethod<null> {
  return {
    scopes: [],
    call: (_self, args, { session }) => {
      session.log.push(format(...args));
      return undefined;
    },
  };
}

export const consoleService: ServiceObject = new ServiceType<null>('console', {
  log: writes(),
  info: writes(),
  warn: writes(),
  error: writes(),
  debug: writes(),
  time: method([optional(text)], () => undefined),
  timeEnd: method([optional(text)], () => undefined),
}).create(null);

export const logger: ServiceObject = new ServiceType<null>('Logger', {
  log: writes(),
  getLog: method([], (_self, _args, session) => session.log.join('\n')),
  clear: method([], () => undefined),
}).create(null);
