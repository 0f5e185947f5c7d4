import { useSyncExternalStore } from 'react';

/** What the address after `#` names, so that reload, back and forward work. */
export type Route = { view: 'inbox'; mailId: string | null } | { view: 'tasks'; taskId: string | null };

export function parseRoute(hash: string): Route {
  const [view, id = null] = hash.replace(/^#\/?/, '').split('/');
  const decoded = id === null || id === '' ? null : decode(id);
  return view === 'tasks' ? { view: 'tasks', taskId: decoded } : { view: 'inbox', mailId: decoded };
}

export function routeHash(route: Route): string {
  const id = route.view === 'tasks' ? route.taskId : route.mailId;
  return `#/${route.view}${id === null ? '' : `/${encodeURIComponent(id)}`}`;
}

export function goTo(route: Route): void {
  window.location.hash = routeHash(route);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

function decode(id: string): string | null {
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}
