import { ActionIcon, Group, Switch, Text, Tooltip } from '@mantine/core';
import { Archive, ChevronDown, ChevronUp, GripVertical, Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { useText } from '../../../i18n/language.tsx';
import { findReasonToStay, type Choice, type ListName } from './choice-list.ts';
import { ChoiceName } from './choice-name.tsx';
import classes from './task-choices.module.css';
import { useChoiceActions, type Told } from './use-choice-actions.ts';
import type { Reorder } from './use-reorder.ts';

interface ChoiceRowProps {
  readonly choice: Choice;
  /** Among the active ones, from 0. */
  readonly place: number;
  readonly count: number;
  readonly list: { readonly name: ListName; readonly choices: TaskChoices };
  readonly reorder: Reorder;
  readonly told: Told;
}

/** One active type or status with everything that can be done to it. */
export function ChoiceRow({ choice, place, count, list, reorder, told }: ChoiceRowProps) {
  const { t } = useText();
  const [renaming, setRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const actions = useChoiceActions(list, told);
  const held = findReasonToStay(list.choices[list.name], choice);
  const stopRenaming = () => {
    // After an answer of the service, React may render later than the next frame: without flushSync the button is not there yet.
    flushSync(() => setRenaming(false));
    pencil.current?.focus();
  };
  return (
    <li
      className={classes['row'] ?? ''}
      data-dragged={reorder.dragged === choice.id || undefined}
      data-closes={choice.closed !== undefined || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        reorder.over(place);
      }}
      onDrop={(event) => event.preventDefault()}
    >
      <span
        className={classes['grip'] ?? ''}
        title={t.taskChoices.drag}
        draggable={!renaming}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', choice.label);
          reorder.drag(choice.id);
        }}
        onDragEnd={reorder.drop}
        aria-hidden
      >
        <GripVertical size={16} />
      </span>
      {renaming ? (
        <ChoiceName
          initial={choice.label}
          label={t.taskChoices.newName(choice.label)}
          onSave={(label) => actions.rename(choice, label)}
          onDone={stopRenaming}
        />
      ) : (
        <>
          <Group gap={4} wrap="nowrap" className={classes['name'] ?? ''}>
            <Text size="sm" className={classes['label'] ?? ''}>
              {choice.label}
            </Text>
            <ActionIcon
              ref={pencil}
              variant="subtle"
              color="gray"
              aria-label={t.taskChoices.rename(choice.label)}
              onClick={() => setRenaming(true)}
            >
              <Pencil size={15} aria-hidden />
            </ActionIcon>
          </Group>
          <ClosesSwitch choice={choice} held={held} onChange={(closed) => actions.close(choice, closed)} />
          <MoveButtons choice={choice} place={place} count={count} move={reorder.move} />
          <ArchiveButton choice={choice} held={held} onArchive={() => actions.archive(choice)} />
        </>
      )}
    </li>
  );
}

interface HeldProps {
  readonly choice: Choice;
  /** Why it cannot be changed; null when it can. */
  readonly held: ReturnType<typeof findReasonToStay>;
}

/** Whether tasks that have the status are closed; nothing for a type. */
function ClosesSwitch({ choice, held, onChange }: HeldProps & { readonly onChange: (closed: boolean) => void }) {
  const { t } = useText();
  if (choice.closed === undefined) return null;
  const kept = held !== null && !choice.closed;
  return (
    <Tooltip label={t.taskChoices.lastOpen} disabled={!kept}>
      <Switch
        size="sm"
        className={classes['closes'] ?? ''}
        label={t.taskChoices.closes}
        aria-label={t.taskChoices.closesLabel(choice.label)}
        checked={choice.closed}
        disabled={kept}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
    </Tooltip>
  );
}

/** Stays focusable while it is disabled, so that a screen reader can read the reason. */
function ArchiveButton({ choice, held, onArchive }: HeldProps & { readonly onArchive: () => void }) {
  const { t } = useText();
  const kept = held !== null;
  return (
    <Tooltip label={kept ? t.taskChoices[held] : t.taskChoices.archive(choice.label)}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t.taskChoices.archive(choice.label)}
        aria-disabled={kept}
        {...(kept ? { 'data-disabled': true } : {})}
        onClick={() => {
          if (!kept) onArchive();
        }}
      >
        <Archive size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

interface MoveButtonsProps extends Pick<ChoiceRowProps, 'choice' | 'place' | 'count'> {
  readonly move: Reorder['move'];
}

/** Moves a line by keyboard. The focus stays on the pressed button; at an end of the list it goes to the other one. */
function MoveButtons({ choice, place, count, move }: MoveButtonsProps) {
  const { t } = useText();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const moveTo = (target: number) => {
    move(choice.id, target);
    const button = target < place ? (target === 0 ? down : up) : target === count - 1 ? up : down;
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon
        ref={up}
        variant="subtle"
        color="gray"
        className={classes['move'] ?? ''}
        aria-label={t.taskChoices.up(choice.label)}
        disabled={place === 0}
        onClick={() => moveTo(place - 1)}
      >
        <ChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        ref={down}
        variant="subtle"
        color="gray"
        className={classes['move'] ?? ''}
        aria-label={t.taskChoices.down(choice.label)}
        disabled={place === count - 1}
        onClick={() => moveTo(place + 1)}
      >
        <ChevronDown size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
