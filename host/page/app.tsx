import { StrictMode, useCallback, useState, type CSSProperties } from 'react';
import { createRoot } from 'react-dom/client';
import type { Configuration, MailSummary } from '../page-api.ts';
import { client, RequestFailure } from './client.ts';
import { Inbox } from './mail/inbox.tsx';
import { SidePanel } from './panel/side-panel.tsx';
import { useAddOn } from './panel/use-add-on.ts';
import { goTo, useRoute } from './route.ts';
import { failureText } from './settings/failure-text.ts';
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
  return <Workplace configuration={configuration.value} />;
}

function Workplace({ configuration }: { configuration: Configuration }) {
  const { t } = useSettings();
  const { users, addon } = configuration;
  const route = useRoute();
  const mails = useLoaded(client.mails);
  const [email, setEmail] = useState(() => localStorage.getItem(userKey));
  const [search, setSearch] = useState('');
  const [panelOpen, setPanelOpen] = useState(true);
  const [acted, setActed] = useState(0);
  const [message, setMessage] = useState<{ text: string } | null>(null);
  const user = users.find((one) => one.email === email) ?? users[0];

  const mailId = route.view === 'inbox' ? route.mailId : null;
  const onActed = useCallback(() => setActed((count) => count + 1), []);
  const { session, view } = useAddOn(user?.email ?? '', { mailId, open: panelOpen && user !== undefined, onActed });

  const { reload } = mails;
  const openFile = useCallback(
    (file: File) => {
      openDropped(file, configuration.maxMailBytes)
        .then(({ id }) => {
          reload();
          goTo({ view: 'inbox', mailId: id });
        })
        .catch((error: unknown) =>
          setMessage({ text: failureText(error instanceof RequestFailure ? error.code : 'internal', t) }),
        );
    },
    [configuration.maxMailBytes, reload, t],
  );
  const dismiss = useCallback(() => {
    setMessage(null);
    session.dismissNotification();
  }, [session]);

  if (user === undefined) return null;
  return (
    <div className="workplace" style={addonColor(addon.primaryColor)}>
      <a className="skip-link" href="#content" onClick={skipToContent}>
        {t.skipToContent}
      </a>
      <TopBar
        users={users}
        user={user}
        chooseUser={(chosen) => {
          localStorage.setItem(userKey, chosen);
          setEmail(chosen);
        }}
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

/** Too large a file is refused here, before it travels. */
async function openDropped(file: File, maxBytes: number): Promise<MailSummary> {
  if (file.size > maxBytes) throw new RequestFailure('mail_too_large');
  return client.dropMail(file);
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
