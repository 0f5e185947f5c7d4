import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useBlocker, type Location } from 'react-router';
import { useText } from '../i18n/language.tsx';

interface UnsavedGuard {
  /** The dialog, to be rendered with the form. */
  readonly guard: ReactNode;
  /** Lets the page be left: the form was saved. */
  readonly release: () => void;
}

/** Asks before leaving the page, within Relais and beyond, while the form is `dirty`. */
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
  // The form was saved while the dialog was open.
  useEffect(() => {
    if (!dirty && blocker.state === 'blocked') blocker.proceed();
  }, [dirty, blocker]);
  const guard = (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      withCloseButton={false}
      centered
      // Escape also reaches a drawer below, which asks to close again.
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

/** The page's location without what changes beside the form: the environment's name, and the file that is looked at. */
function pageOf({ pathname, search, hash }: Location): string {
  const parameters = new URLSearchParams(search);
  parameters.delete('file');
  return `${pathname.replace(/^\/e\/[^/]+/, '')}?${parameters.toString()}${hash}`;
}
