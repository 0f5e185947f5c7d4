import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ConsentReason, HostApp, OpenItem } from '../../page-api.ts';
import { client, RequestFailure } from '../client.ts';
import { failureText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';
import { AddOnSession, type PanelView } from './add-on-session.ts';
import type { TestOptions } from './use-test-options.ts';

interface AddOnUse {
  hostApp: HostApp;
  item: OpenItem;
  /** Nothing runs until the panel is open and the add-on can be shown. */
  open: boolean;
  options: TestOptions;
  askConsent: (reason: ConsentReason, scopes: readonly string[]) => Promise<boolean>;
}

/**
 * The add-on of one person in one language, with the cards of each host application kept apart; another person,
 * language or device starts afresh, as a reload of Gmail would.
 */
export function useAddOn(
  user: string,
  { hostApp, item, open, options, askConsent }: AddOnUse,
): { session: AddOnSession; view: PanelView } {
  const { locale, timeZone, t } = useSettings();
  const { phone, omitUntouchedSwitches, omitFoldedFields } = options;
  const sessions = useMemo(() => {
    const platform = phone ? 'ANDROID' : 'WEB';
    const sessionOf = (app: HostApp): AddOnSession =>
      new AddOnSession({
        run: (opened, target) =>
          client
            .runCallback({ user, locale, timeZone, platform, hostApp: app, item: opened, target })
            .catch((error: unknown) => {
              const code = error instanceof RequestFailure ? error.code : 'internal';
              throw new Error(failureText(code, t), { cause: error });
            }),
        askConsent,
        checkLink: (url) => client.checkLink(url),
        openWindow: (url) => {
          window.open(url, '_blank', 'noopener,noreferrer');
        },
        onActed: () => made[app === 'GMAIL' ? 'CALENDAR' : 'GMAIL'].outdateHomepage(),
      });
    const made: Record<HostApp, AddOnSession> = { GMAIL: sessionOf('GMAIL'), CALENDAR: sessionOf('CALENDAR') };
    return made;
  }, [user, locale, timeZone, t, phone, askConsent]);
  const session = sessions[hostApp];
  useEffect(() => {
    session.configure({ omitUntouchedSwitches, omitFoldedFields });
  }, [session, omitUntouchedSwitches, omitFoldedFields]);
  useEffect(() => {
    if (open) void session.show(item);
  }, [session, item, open]);
  return { session, view: useSyncExternalStore(session.subscribe, session.view) };
}
