import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { client, RequestFailure } from '../client.ts';
import { failureText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';
import { AddOnSession, type PanelView } from './add-on-session.ts';

/**
 * The add-on of one person in one language; another person or language starts afresh, as a reload of Gmail would.
 * Nothing runs until the panel is open.
 */
export function useAddOn(
  user: string,
  { mailId, open, onActed }: { mailId: string | null; open: boolean; onActed: () => void },
): { session: AddOnSession; view: PanelView } {
  const { locale, timeZone, t } = useSettings();
  const session = useMemo(
    () =>
      new AddOnSession({
        run: (openMail, target) =>
          client.runCallback({ user, locale, timeZone, mailId: openMail, target }).catch((error: unknown) => {
            const code = error instanceof RequestFailure ? error.code : 'internal';
            throw new Error(failureText(code, t), { cause: error });
          }),
        checkLink: (url) => client.checkLink(url),
        openWindow: (url) => {
          window.open(url, '_blank', 'noopener,noreferrer');
        },
        onActed,
      }),
    [user, locale, timeZone, t, onActed],
  );
  useEffect(() => {
    if (open) void session.show(mailId);
  }, [session, mailId, open]);
  return { session, view: useSyncExternalStore(session.subscribe, session.view) };
}
