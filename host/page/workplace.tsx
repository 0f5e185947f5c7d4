import { useCallback, useMemo, useState, type CSSProperties } from 'react';
import type { Configuration, PageUser } from '../page-api.ts';
import { Calendar } from './calendar/calendar.tsx';
import { useCalendar } from './calendar/use-calendar.ts';
import { client } from './client.ts';
import { useConsent } from './consent/use-consent.tsx';
import { Inbox } from './mail/inbox.tsx';
import { hostAppOf, nothingOpen, openItemOf } from './panel/open-item.ts';
import { SidePanel } from './panel/side-panel.tsx';
import { useAddOn } from './panel/use-add-on.ts';
import { useTestOptions } from './panel/use-test-options.ts';
import { useRoute } from './route.ts';
import { failureText } from './settings/failure-text.ts';
import { useSettings } from './settings/settings.tsx';
import { DropZone } from './shell/drop-zone.tsx';
import { Navigation } from './shell/navigation.tsx';
import { Rail } from './shell/rail.tsx';
import { Snackbar } from './shell/snackbar.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useOpenFile } from './shell/use-open-file.ts';
import { useLoaded } from './use-loaded.ts';

interface WorkplaceProps {
  configuration: Configuration;
  user: PageUser;
  chooseUser: (email: string) => void;
}

/** The panel lies over the rest below this width, so that it is closed at first. Pixels. */
const panelBeside = 860;

/** Everything one person sees: mails or calendar, and the add-on beside them. */
export function Workplace({ configuration, user, chooseUser }: WorkplaceProps) {
  const { t } = useSettings();
  const { users, addon } = configuration;
  const route = useRoute();
  const mails = useLoaded(client.mails);
  const events = useCalendar(user.email, route);
  const [search, setSearch] = useState('');
  const [panelOpen, setPanelOpen] = useState(window.innerWidth >= panelBeside);
  const [options, setOptions] = useTestOptions();

  const reload = { mails: mails.reload, events: events.reload };
  const { openFile, message, say, dismissMessage } = useOpenFile({ user: user.email, limits: configuration, reload });
  const onFailure = useCallback((code: string) => say(failureText(code, t)), [say, t]);
  const consent = useConsent(user.email, { addOn: addon.name, onFailure });

  const hostApp = hostAppOf(route);
  const opens = addon.opensItems[hostApp];
  const item = useMemo(() => (opens ? openItemOf(route) : nothingOpen), [route, opens]);
  // Only Gmail's apps show add-ons on a phone, and only beside a message.
  const offered = !options.phone || (hostApp === 'GMAIL' && item.kind !== 'none');
  const { session, view } = useAddOn(user.email, {
    hostApp,
    item,
    open: panelOpen && offered,
    options,
    askConsent: consent.ask,
  });
  const dismiss = useCallback(() => {
    dismissMessage();
    session.dismissNotification();
  }, [session, dismissMessage]);

  return (
    <div className="workplace" style={addonColor(addon.primaryColor)}>
      <a className="skip-link" href="#content" onClick={skipToContent}>
        {t.skipToContent}
      </a>
      <TopBar
        users={users}
        user={user}
        chooseUser={chooseUser}
        search={route.view === 'inbox' ? { text: search, change: setSearch } : null}
      />
      <Navigation view={route.view} openFile={openFile} />
      <main id="content" tabIndex={-1}>
        {route.view === 'inbox' && <Inbox mails={mails} openId={route.mailId} search={search} />}
        {route.view === 'calendar' && <Calendar user={user.email} route={route} events={events} />}
      </main>
      {panelOpen && (
        <SidePanel
          name={addon.name}
          universalActions={addon.universalActions}
          session={session}
          view={view}
          offered={offered}
          options={options}
          setOptions={setOptions}
          manageConsent={() => {
            void consent.manage().then((changed) => (changed && offered ? session.refresh() : undefined));
          }}
          close={() => setPanelOpen(false)}
        />
      )}
      <Rail name={addon.name} open={panelOpen} toggle={() => setPanelOpen(!panelOpen)} />
      <Snackbar notification={message ?? view.notification} dismiss={dismiss} />
      <DropZone open={openFile} />
      {consent.dialog}
    </div>
  );
}

/** The hash holds the route, so the link moves the focus by itself. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** The manifest's primary colour, as a custom property for the panel. */
function addonColor(color: string): CSSProperties {
  return { ['--addon-color' as keyof CSSProperties]: color };
}
