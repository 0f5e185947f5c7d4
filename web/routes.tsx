import { Navigate, type RouteObject } from 'react-router';
import { PageLoading } from './components/page-loading.tsx';
import { PageFault } from './pages/page-fault.tsx';
import { SignedInPage } from './pages/start/signed-in-page.tsx';
import { SignedOutPage } from './pages/start/signed-out-page.tsx';
import { StartPage } from './pages/start/start-page.tsx';
import { UnknownPage } from './pages/unknown-page.tsx';
import { AdminGate } from './shell/admin-gate.tsx';
import { EnvironmentGate } from './shell/environment-gate.tsx';

/** Every page and its address. Each page is loaded when it is visited, so that the first one is fast. */
export const routes: RouteObject[] = [
  {
    errorElement: <PageFault />,
    HydrateFallback: PageLoading,
    children: [
      {
        path: '/e/:environment',
        element: <EnvironmentGate />,
        errorElement: <PageFault />,
        children: [
          { index: true, element: <Navigate replace to="tasks" /> },
          {
            path: 'tasks',
            lazy: async () => ({ Component: (await import('./pages/tasks/task-list-page.tsx')).TaskListPage }),
          },
          {
            path: 'tasks/new',
            lazy: async () => ({ Component: (await import('./pages/new-task/new-task-page.tsx')).NewTaskPage }),
          },
          {
            path: 'tasks/:taskId',
            lazy: async () => ({ Component: (await import('./pages/task/task-page.tsx')).TaskPage }),
          },
          {
            path: 'preferences',
            lazy: async () => ({
              Component: (await import('./pages/preferences/preferences-page.tsx')).PreferencesPage,
            }),
          },
          {
            path: 'admin',
            element: <AdminGate />,
            children: [
              { index: true, element: <Navigate replace to="users" /> },
              {
                path: 'users',
                lazy: async () => ({ Component: (await import('./pages/admin/users/users-page.tsx')).UsersPage }),
              },
              {
                path: 'accounts',
                lazy: async () => ({
                  Component: (await import('./pages/admin/accounts/accounts-page.tsx')).AccountsPage,
                }),
              },
              {
                path: 'task-choices',
                lazy: async () => ({
                  Component: (await import('./pages/admin/task-choices/task-choices-page.tsx')).TaskChoicesPage,
                }),
              },
              {
                path: 'environment',
                lazy: async () => ({
                  Component: (await import('./pages/admin/environment/environment-page.tsx')).EnvironmentPage,
                }),
              },
              {
                path: 'captures',
                lazy: async () => ({
                  Component: (await import('./pages/admin/captures/captures-page.tsx')).CapturesPage,
                }),
              },
              {
                path: 'audit',
                lazy: async () => ({ Component: (await import('./pages/admin/audit/audit-page.tsx')).AuditPage }),
              },
            ],
          },
          { path: '*', element: <UnknownPage /> },
        ],
      },
      { path: '/', element: <StartPage /> },
      {
        path: '/invitations/:token',
        lazy: async () => ({ Component: (await import('./pages/invitation/invitation-page.tsx')).InvitationPage }),
      },
      { path: '/signed-in', element: <SignedInPage /> },
      { path: '/signed-out', element: <SignedOutPage /> },
      { path: '*', element: <UnknownPage /> },
    ],
  },
];
