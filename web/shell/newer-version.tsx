import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { FailureNotice } from '../components/failure-notice.tsx';

/*
 * A newer version of Relais takes the place of the one that an open page is of, whose files are then gone.
 */

/** Which version this tab was reloaded for; it stays until the tab is closed, so that no version reloads it twice. */
const reloadedFor = 'relais.reloadedFor';
/** The notice is still to be shown. */
const untold = 'relais.updated';

/**
 * Reloads the page once when a file of it is gone because a newer version of Relais took its place. The browser asks
 * first where something typed is unsaved. Vite's event: vite.dev/guide/build#load-error-handling.
 */
export function reloadForNewerVersion(): void {
  window.addEventListener('vite:preloadError', () => void reloadOnce());
}

/** Whether this page was just reloaded for a newer version; true once. */
export function takeUpdate(): boolean {
  const isUpdated = sessionStorage.getItem(untold) !== null;
  sessionStorage.removeItem(untold);
  return isUpdated;
}

async function reloadOnce(): Promise<void> {
  const newer = await findNewerVersion();
  if (newer === null || sessionStorage.getItem(reloadedFor) === newer) return;
  sessionStorage.setItem(reloadedFor, newer);
  sessionStorage.setItem(untold, '');
  location.reload();
}

/** The address of the newer version's script; null when there is none, or the service does not answer. */
async function findNewerVersion(): Promise<string | null> {
  try {
    const answer = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
    const served = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [script, own] = [served, document].map((page) => page.querySelector('script[type="module"][src]'));
    const source = script?.getAttribute('src') ?? null;
    return source === own?.getAttribute('src') ? null : source;
  } catch {
    return null;
  }
}

/** A part of a page that is loaded when it is needed. One that cannot be loaded says so in its place: the page, and what was typed on it, stays. */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await load().catch((): ComponentType<P> => PartMissing) }));
}

function PartMissing() {
  return <FailureNotice error={null} onRetry={() => location.reload()} />;
}
