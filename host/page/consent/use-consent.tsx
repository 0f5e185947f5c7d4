import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Consent, ConsentReason } from '../../page-api.ts';
import { client, RequestFailure } from '../client.ts';
import { ConsentDialog, type ConsentOccasion } from './consent-dialog.tsx';

interface Asked {
  occasion: ConsentOccasion;
  consent: Consent;
  /** Ticked at first. */
  proposed: readonly string[];
  settle: (changed: boolean) => void;
}

/** Google's consent as this page plays it, for one person at a time. */
export interface ConsentDesk {
  /** @returns whether the person allowed the add-on (again). */
  ask: (reason: ConsentReason, scopes: readonly string[]) => Promise<boolean>;
  /** @returns whether anything was changed. */
  manage: () => Promise<boolean>;
  dialog: ReactNode;
}

export function useConsent(
  user: string,
  { addOn, onFailure }: { addOn: string; onFailure: (code: string) => void },
): ConsentDesk {
  const [asked, setAsked] = useState<Asked | null>(null);

  const open = useCallback(
    async (occasion: ConsentOccasion, wanted: readonly string[]): Promise<boolean> => {
      const consent = await client.consent(user);
      const proposed = consent.scopes
        .filter(({ scope, granted, required }) => granted || required || wanted.includes(scope))
        .map(({ scope }) => scope);
      return new Promise((settle) => setAsked({ occasion, consent, proposed, settle }));
    },
    [user],
  );
  const failed = useCallback(
    (error: unknown): false => {
      onFailure(error instanceof RequestFailure ? error.code : 'internal');
      return false;
    },
    [onFailure],
  );
  const ask = useCallback<ConsentDesk['ask']>((reason, scopes) => open(reason, scopes).catch(failed), [open, failed]);
  const manage = useCallback(() => open('manage', []).catch(failed), [open, failed]);

  const dialog = useMemo(() => {
    if (asked === null) return null;
    const { occasion, settle } = asked;
    const finish = (changed: boolean): void => {
      setAsked(null);
      settle(changed);
    };
    const decide = (granted: readonly string[] | null, result: boolean): void => {
      client.decideConsent(user, granted).then(
        () => finish(result),
        (error: unknown) => finish(failed(error)),
      );
    };
    return (
      <ConsentDialog
        addOn={addOn}
        user={user}
        occasion={occasion}
        scopes={asked.consent.scopes}
        proposed={asked.proposed}
        allow={(granted) => decide(granted, true)}
        // A first refusal is remembered, so that the question does not come up by itself again.
        cancel={() => (occasion === 'first' ? decide(null, false) : finish(false))}
        revoke={occasion === 'manage' && asked.consent.state === 'allowed' ? () => decide(null, true) : null}
      />
    );
  }, [asked, user, addOn, failed]);

  return { ask, manage, dialog };
}
