import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import type { StatusChange, TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { kindsStartingWith, startOf, type Choice, type ListName } from './choice-list.ts';
import { useChoiceChange, useShowChoices } from './use-choice-change.ts';

/** What the list does after an action. */
export interface Told {
  /** Announces to screen readers what was done. */
  readonly say: (text: string) => void;
  /** Restores the focus, whose element may have been removed. */
  readonly keepFocus: () => void;
}

interface ChoiceActions {
  /** Rejects with a CallError, which is shown below the name field. */
  readonly rename: (choice: Choice, label: string) => Promise<void>;
  /** Asks first when new tasks start with it. */
  readonly archive: (choice: Choice) => void;
  readonly restore: (choice: Choice) => void;
  readonly close: (choice: Choice, closed: boolean) => void;
}

/** The actions on a type or a status. Errors are shown, successes are announced. */
export function useChoiceActions(
  { name, choices }: { readonly name: ListName; readonly choices: TaskChoices },
  { say, keepFocus }: Told,
): ChoiceActions {
  const { t } = useText();
  const failure = useFailure();
  const show = useShowChoices();
  const type = useChoiceChange('changeTaskType');
  const status = useChoiceChange('changeTaskStatus');
  const change = async (id: string, body: StatusChange) => {
    await (name === 'types'
      ? type.make({ params: { typeId: id }, body: { label: body.label, archived: body.archived } })
      : status.make({ params: { statusId: id }, body }));
  };
  const attempt = (id: string, body: StatusChange, done: string) => {
    change(id, body).then(
      () => {
        say(done);
        keepFocus();
      },
      (error: unknown) => {
        const { title, hint } = failure(error);
        show(() => choices);
        notifications.show({ color: 'red', title, message: hint });
      },
    );
  };
  const archive = ({ id, label }: Choice) => {
    attempt(id, { archived: true }, t.taskChoices.archived(label));
  };
  return {
    rename: async ({ id }, label) => {
      await change(id, { label });
      say(t.taskChoices.renamed(label.trim()));
    },
    archive: (choice) => {
      const kinds = kindsStartingWith(choices, choice.id).map((kind) => t.taskChoices.kinds[kind].toLowerCase());
      if (kinds.length === 0) {
        archive(choice);
        return;
      }
      modals.openConfirmModal({
        title: t.taskChoices.archiveDefaultTitle(choice.label),
        children: t.taskChoices.archiveDefault(
          kinds.join(', '),
          startOf(choices[name].filter(({ id }) => id !== choice.id))?.label ?? '',
        ),
        labels: { confirm: t.taskChoices.archiveConfirm, cancel: t.words.cancel },
        centered: true,
        onExitTransitionEnd: keepFocus,
        onConfirm: () => archive(choice),
      });
    },
    restore: ({ id, label }) => attempt(id, { archived: false }, t.taskChoices.restored(label)),
    close: ({ id, label }, closed) => {
      // Optimistic update: a switch that waits for the service looks broken.
      show((shown) => ({
        ...shown,
        statuses: shown.statuses.map((status) => (status.id === id ? { ...status, closed } : status)),
      }));
      attempt(id, { closed }, closed ? t.taskChoices.closesLabel(label) : t.taskChoices.leavesOpen(label));
    },
  };
}
