import type { Environments } from '../../shared/identity/session.ts';
import type { Me } from '../../shared/access/user.ts';
import type { GoogleIdentity } from './sql/directory.ts';
import { listEnvironmentsOfIdentity, signIn, type SignIn } from './sign-in.ts';
import type { Principal } from '../access/caller.ts';
import type { Identity } from './identity-token.ts';
import { getMe } from '../access/me.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { IdentityContext } from './identity-context.ts';

/** The environments in which this Google identity has a user or would be admitted. */
export async function listEnvironments(
  context: IdentityContext,
  identityToken: string,
): Promise<Outcome<Environments>> {
  const identity = await context.verifyIdentity(identityToken);
  if (identity === null) return fail({ code: 'identity_refused' });
  const environments = await listEnvironmentsOfIdentity(context.database, toGoogleIdentity(identity));
  return succeed({ email: identity.address, environments });
}

/** The user and environment of a new session. */
export interface Admission {
  principal: Principal;
  me: Me;
}

/**
 * Signs a Google identity in to the environment of that name, and binds it to its user on the first sign-in. An unknown
 * environment and one that the identity does not belong to fail alike.
 */
export async function createSession(
  context: IdentityContext,
  request: { environment: string; identityToken: string },
): Promise<Outcome<Admission>> {
  const identity = await context.verifyIdentity(request.identityToken);
  if (identity === null) return fail({ code: 'identity_refused' });
  const principal = toPrincipal(
    await signIn(context.database, {
      environment: request.environment,
      identity: toGoogleIdentity(identity),
      at: context.now(),
    }),
    () => 'identity_refused',
  );
  if (!principal.ok) return principal;
  const me = await getMe(context, principal.value);
  return me.ok ? succeed({ principal: principal.value, me: me.value }) : me;
}

/** The principal of a successful sign-in, otherwise the failure. `refusal` gives the code for a refused account. */
export function toPrincipal(
  result: SignIn,
  refusal: (
    result: Extract<SignIn, { outcome: 'refused' }>,
  ) => 'identity_refused' | 'domain_refused' | 'account_refused',
): Outcome<Principal> {
  switch (result.outcome) {
    case 'signed_in':
      return succeed({ environmentId: result.environmentId, userId: result.userId });
    case 'not_found':
      return fail({ code: 'environment_not_found' });
    case 'refused':
      return fail({ code: refusal(result) });
    case 'disabled':
      return fail({ code: 'user_disabled' });
  }
}

/** The identity in the directory's form. */
export function toGoogleIdentity({ subject, address, name, domain }: Identity): GoogleIdentity {
  return { subject, address, name, hostedDomain: domain };
}
