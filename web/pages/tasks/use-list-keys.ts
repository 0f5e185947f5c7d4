import { useEffect } from 'react';

/** What keys do on the list besides what the browser does. */
export interface ListKeys {
  readonly onSearch: () => void;
  readonly onFilters: () => void;
  readonly onHelp: () => void;
  /** Escape: nothing is ticked any more. */
  readonly onEscape: () => void;
}

/**
 * Keyboard shortcuts of the list: j and k, or the arrows within it, move between tasks, x ticks, s opens the statuses.
 * The focus is on the title, so that Enter opens it and screen readers follow. Disabled while somebody types, or a menu
 * or dialog is open.
 */
export function useListKeys(keys: ListKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      const act = actionsOf(keys)[event.key];
      if (act?.() === true) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [keys]);
}

/** Each returns whether it handled the key. */
function actionsOf(keys: ListKeys): Readonly<Record<string, () => boolean>> {
  const handle = (act: () => void) => () => {
    act();
    return true;
  };
  return {
    j: () => goTo(1),
    k: () => goTo(-1),
    ArrowDown: () => findCurrentRow() !== null && goTo(1),
    ArrowUp: () => findCurrentRow() !== null && goTo(-1),
    x: () => press('input[data-tick]'),
    s: () => press('button[data-status]'),
    '/': handle(keys.onSearch),
    f: handle(keys.onFilters),
    '?': handle(keys.onHelp),
    Escape: handle(keys.onEscape),
  };
}

function isElsewhere({ target, defaultPrevented, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return true;
  const typing =
    target instanceof Element &&
    target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]') !== null;
  const layers = [...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]')];
  return typing || layers.some((layer) => layer.getClientRects().length > 0);
}

function findCurrentRow(): Element | null {
  return document.activeElement?.closest('[data-row]') ?? null;
}

function goTo(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row] a[data-task]')];
  const row = findCurrentRow();
  const at = links.findIndex((link) => row?.contains(link) === true);
  const next = links[at === -1 ? 0 : at + step];
  next?.focus();
  next?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** Presses a control of the task that has the focus. */
function press(selector: string): boolean {
  const control = findCurrentRow()?.querySelector<HTMLElement>(selector) ?? null;
  control?.click();
  return control !== null;
}
