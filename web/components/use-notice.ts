import { notifications } from '@mantine/notifications';
import { useText } from '../i18n/language.tsx';
import { useFailure } from './failure-notice.tsx';

interface Notice {
  /** Says that something was done. */
  readonly done: (message: string) => void;
  /** Says why it was not, and what to do about it. */
  readonly failed: (error: unknown) => void;
}

/** What is said for a moment at the edge of the page, and can be closed by a button that has a name. */
export function useNotice(): Notice {
  const { t } = useText();
  const failureOf = useFailure();
  const closeButtonProps = { 'aria-label': t.words.close };
  return {
    done: (message) => {
      notifications.show({ message, autoClose: 4000, closeButtonProps });
    },
    failed: (error) => {
      const { title, hint } = failureOf(error);
      notifications.show({ color: 'red', title, message: hint, autoClose: 10_000, closeButtonProps });
    },
  };
}
