import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { createQueries } from './api/queries.ts';
import { NamedCloseButtons } from './components/named-close-buttons.tsx';
import { loadFirstLanguage, LanguageProvider } from './i18n/language.tsx';
import { routes } from './routes.tsx';
import { reloadForNewerVersion } from './shell/newer-version.tsx';
import { UpdatedNotice } from './shell/updated-notice.tsx';
import { theme, resolveVariables } from './theme.ts';

const queries = createQueries();
const router = createBrowserRouter(routes);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

// react-remove-scroll, which dialogs use, reads its nonce here.
Object.assign(globalThis, { __webpack_nonce__: readStyleNonce() });

reloadForNewerVersion();

// No top-level await: the bundler could not share this module with lazily loaded pages.
void loadFirstLanguage().then((first) => {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        forceColorScheme="light"
        getStyleNonce={readStyleNonce}
      >
        <LanguageProvider first={first}>
          <QueryClientProvider client={queries}>
            <NamedCloseButtons>
              <ModalsProvider>
                <Notifications position="bottom-right" />
                <UpdatedNotice />
                <RouterProvider router={router} />
              </ModalsProvider>
            </NamedCloseButtons>
          </QueryClientProvider>
        </LanguageProvider>
      </MantineProvider>
    </StrictMode>,
  );
});

/** The service writes a nonce into each index.html; browsers hide the attribute, not the property. */
function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? '';
}
