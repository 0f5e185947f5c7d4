import type { ErrorCode } from '../../shared/errors.ts';
import { rights as knownRights } from '../../shared/access/rights.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Failure } from '../state/failure.ts';
import { functionNames, type FunctionName } from '../state/functions.ts';
import type { Permission } from '../state/permission.ts';
import type { Button, Card, Text, Widget } from './card.ts';
import { actionButton, buttons, line, paragraph, type Parameters } from './widgets.ts';

/** An action that failed, with everything needed to repeat it. */
export interface Attempt {
  readonly function: FunctionName;
  readonly parameters: Parameters;
  /** True when it carries what the rep entered. */
  readonly carriesEntry: boolean;
}

/** A way out of an error. `retry` repeats the attempt; the others leave it. */
type WayOut = 'retry' | 'reopen' | 'settings' | 'authorize';

const waysOut: Record<ErrorCode, readonly WayOut[]> = {
  invalid_request: ['reopen'],
  unsupported_media_type: ['reopen'],
  payload_too_large: ['reopen'],
  unauthenticated: ['retry', 'settings'],
  session_expired: ['retry'],
  identity_refused: ['settings'],
  environment_not_found: ['settings'],
  user_disabled: ['settings'],
  rights_missing: ['reopen'],
  contacts_out_of_scope: ['reopen'],
  address_known: ['reopen'],
  address_of_colleague: ['reopen'],
  assignee_refused: ['reopen'],
  not_found: ['reopen'],
  idempotency_conflict: ['reopen'],
  undo_expired: ['reopen'],
  upload_incomplete: ['retry'],
  storage_full: ['retry'],
  unavailable: ['retry'],
  internal: ['retry'],
  backend_unreachable: ['retry'],
  scope_missing: ['authorize', 'retry'],
  source_unreadable: ['retry'],
  calendar_disabled: ['retry'],
  service_blocked: ['retry'],
  not_linked: ['settings'],
};

/**
 * An error card: what happened and what to do. `extra` are buttons of the failed action. Without an attempt, the retry
 * opens the source again.
 */
export function errorCard(
  failed: Failure,
  t: Translation,
  { attempt, extra = [] }: { readonly attempt?: Attempt; readonly extra?: readonly Button[] } = {},
): Card {
  const { title, text } = t.messages.errors[failed.code];
  const ways = waysOut[failed.code];
  const kept = attempt?.carriesEntry === true && ways.includes('retry');
  return {
    name: errorNameOf(failed.code),
    header: { title },
    sections: [
      {
        widgets: [
          paragraph(text),
          ...details(failed, t),
          ...(kept ? [paragraph(t.messages.errorCard.kept)] : []),
          buttons(...extra, ...ways.map((way, index) => wayOutButton(way, { attempt, first: index === 0 }, t))),
        ],
      },
    ],
  };
}

/** The name of every card that says why something cannot be done. */
export function errorNameOf(code: ErrorCode): string {
  return `error-${code}`;
}

function details(failed: Failure, t: Translation): Widget[] {
  if (failed.code === 'rights_missing') return missingRightLines(failed.missingRights, null, t);
  if (failed.code === 'contacts_out_of_scope' && failed.contactIds.length > 0) {
    return [paragraph(t.messages.errorCard.outOfScopeCount(failed.contactIds.length))];
  }
  if (failed.code === 'scope_missing') return permissionLines(failed.permissions, t);
  if (failed.code === 'service_blocked' && failed.address !== null) {
    return [line(failed.address, t.messages.errorCard.blockedAddress)];
  }
  if (failed.code === 'internal' && failed.requestId !== null) {
    return [line(failed.requestId, t.messages.errorCard.requestId)];
  }
  return [];
}

/** Which rights would do, any one of them, and whom to ask. */
export function missingRightLines(missing: readonly string[], environment: string | null, t: Translation): Widget[] {
  const { refusal, rights } = t.messages;
  const named = knownRights.filter((right) => missing.includes(right)).map((right) => rights[right]);
  const list: Text = named.map((right) => `• ${right}`).join('\n');
  const ask = environment === null ? refusal.askSomeAdmin : refusal.askAdmin(environment);
  return [...(named.length > 0 ? [line(list, refusal.anyOf)] : []), paragraph(ask)];
}

/** The missing permissions and their purpose, never Google's URLs for them. */
export function permissionLines(permissions: readonly Permission[], t: Translation): Widget[] {
  return permissions.map((permission) => {
    const { name, reason } = t.messages.permissions[permission];
    return line([{ strong: name }], undefined, { bottomLabel: reason });
  });
}

interface Way {
  readonly attempt: Attempt | undefined;
  readonly first: boolean;
}

function wayOutButton(way: WayOut, { attempt, first }: Way, t: Translation): Button {
  const { actions } = t.messages;
  switch (way) {
    case 'retry':
      return actionButton(actions.retry, attempt ?? { function: functionNames.reopen }, first ? 'FILLED' : 'OUTLINED');
    case 'reopen':
      return actionButton(actions.reopen, { function: functionNames.reopen });
    case 'settings':
      return actionButton(actions.settings, { function: functionNames.settings });
    case 'authorize':
      return actionButton(actions.authorize, { function: functionNames.authorize }, 'FILLED');
  }
}
