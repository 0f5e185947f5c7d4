import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { useFailure } from './failure-notice.tsx';
import { UndoMessage } from './undo-message.tsx';

/** How long the Undo button of a notice stays, in milliseconds. */
const undoNoticeTime = 12_000;

interface Notice {
  /** Says that something was done. */
  readonly done: (message: string) => void;
  /** The same, with an Undo button for some seconds. */
  readonly undoable: (message: string, onUndo: () => void) => void;
  /** Says why something failed, and what to do about it. */
  readonly failed: (error: unknown) => void;
  /** The same, below a title that says what failed. */
  readonly failedAs: (title: string, error: unknown) => void;
}

/** Short notices at the edge of the page. */
export function useNotice(): Notice {
  const failureOf = useFailure();
  return {
    done: (message) => {
      notifications.show({ message, autoClose: 4000 });
    },
    undoable: (message, onUndo) => {
      const id = notifications.show({
        autoClose: undoNoticeTime,
        message: createElement(UndoMessage, {
          text: message,
          onUndo: () => {
            notifications.hide(id);
            onUndo();
          },
        }),
      });
    },
    failed: (error) => {
      const { title, hint } = failureOf(error);
      notifications.show({ color: 'red', title, message: hint, autoClose: 10_000 });
    },
    failedAs: (title, error) => {
      const reason = failureOf(error);
      notifications.show({ color: 'red', title, message: `${reason.title}. ${reason.hint}`, autoClose: 10_000 });
    },
  };
}
