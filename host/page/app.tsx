import { StrictMode, useCallback, useState, type CSSProperties } from 'react';
import { createRoot } from 'react-dom/client';
import type { Configuration, PageUser } from '../page-api.ts';
import { client } from './client.ts';
import { Inbox } from './mail/inbox.tsx';
import { useOpenFile } from './mail/use-open-file.ts';
import { SidePanel } from './panel/side-panel.tsx';
import { useAddOn } from './panel/use-add-on.ts';
import { useRoute } from './route.ts';
import { SettingsProvider, useSettings } from './settings/settings.tsx';
import { DropZone } from './shell/drop-zone.tsx';
import { Navigation } from './shell/navigation.tsx';
import { LoadFailure, Loading } from './shell/notice.tsx';
import { Rail } from './shell/rail.tsx';
import { Snackbar } from './shell/snackbar.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { Tasks } from './tasks/tasks.tsx';
import { useLoaded } from './use-loaded.ts';
import './app.css';

const userKey = 'relais.user';

function App() {
  const configuration = useLoaded(client.configuration);
  if (configuration.state === 'loading') return <Loading />;
  if (configuration.state === 'failed') {
    return <LoadFailure code={configuration.code} retry={configuration.reload} />;
  }
  return <SignIn configuration={configuration.value} />;
}

/** Chooses who is signed in; the choice is remembered in this browser. */
function SignIn({ configuration }: { configuration: Configuration }) {
  const { users } = configuration;
  const [email, setEmail] = useState(() => localStorage.getItem(userKey));
  const user = users.find((one) => one.email === email) ?? users[0];
  const chooseUser = (chosen: string): void => {
    localStorage.setItem(userKey, chosen);
    setEmail(chosen);
  };
  return user === undefined ? null : <Workplace configuration={configuration} user={user} chooseUser={chooseUser} />;
}

interface WorkplaceProps {
  configuration: Configuration;
  user: PageUser;
  chooseUser: (email: string) => void;
}

function Workplace({ configuration, user, chooseUser }: WorkplaceProps) {
  const { t } = useSettings();
  const { users, addon, maxMailBytes } = configuration;
  const route = useRoute();
  const mails = useLoaded(client.mails);
  const [search, setSearch] = useState('');
  const [panelOpen, setPanelOpen] = useState(true);
  const [acted, setActed] = useState(0);

  const onActed = useCallback(() => setActed((count) => count + 1), []);
  const mailId = route.view === 'inbox' ? route.mailId : null;
  const { session, view } = useAddOn(user.email, { mailId, open: panelOpen, onActed });
  const { openFile, message, dismissMessage } = useOpenFile(maxMailBytes, mails.reload);
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
        {route.view === 'inbox' ? (
          <Inbox mails={mails} openId={route.mailId} search={search} />
        ) : (
          <Tasks key={user.email} user={user.email} taskId={route.taskId} acted={acted} />
        )}
      </main>
      {panelOpen && (
        <SidePanel
          name={addon.name}
          universalActions={addon.universalActions}
          session={session}
          view={view}
          close={() => setPanelOpen(false)}
        />
      )}
      <Rail name={addon.name} open={panelOpen} toggle={() => setPanelOpen(!panelOpen)} />
      <Snackbar notification={message ?? view.notification} dismiss={dismiss} />
      <DropZone open={openFile} />
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

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has an element with the id app.');
createRoot(root).render(
  <StrictMode>
    <SettingsProvider>
      <App />
    </SettingsProvider>
  </StrictMode>,
);
