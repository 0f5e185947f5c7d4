import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useBlocker, type Location } from 'react-router';
import { useText } from '../i18n/language.tsx';

interface UnsavedGuard {
  /** Asks before the page is left; to be drawn with the form. */
  readonly guard: ReactNode;
  /** From here on the page may be left: it was saved. */
  readonly release: () => void;
}

/** Keeps what was typed from being lost by leaving the page while `dirty`, within Relais and beyond. */
export function useUnsavedGuard(dirty: boolean): UnsavedGuard {
  const { t } = useText();
  const released = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !released.current && pageOf(currentLocation) !== pageOf(nextLocation),
  );
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  // It was saved while this was asked.
  useEffect(() => {
    if (!dirty && blocker.state === 'blocked') blocker.proceed();
  }, [dirty, blocker]);
  const guard = (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      withCloseButton={false}
      centered
      // After a drawer below has heard the key too, and asked to close once more.
      closeOnEscape={false}
      onKeyDown={({ key }) => {
        if (key === 'Escape') blocker.reset?.();
      }}
    >
      <Text mb="md">{t.shell.unsaved}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => blocker.reset?.()} data-autofocus>
          {t.shell.stay}
        </Button>
        <Button color="red.8" onClick={() => blocker.proceed?.()}>
          {t.shell.leave}
        </Button>
      </Group>
    </Modal>
  );
  return {
    guard,
    release: () => {
      released.current = true;
    },
  };
}

/** Where a page is, whatever the environment is called: it may be renamed while somebody types. */
function pageOf({ pathname, search, hash }: Location): string {
  return pathname.replace(/^\/e\/[^/]+/, '') + search + hash;
}
