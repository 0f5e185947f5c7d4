import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Configuration } from '../page-api.ts';
import { client } from './client.ts';
import { SettingsProvider } from './settings/settings.tsx';
import { LoadFailure, Loading } from './shell/notice.tsx';
import { useLoaded } from './use-loaded.ts';
import { Workplace } from './workplace.tsx';
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

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has an element with the id app.');
createRoot(root).render(
  <StrictMode>
    <SettingsProvider>
      <App />
    </SettingsProvider>
  </StrictMode>,
);
