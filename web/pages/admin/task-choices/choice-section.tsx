import { Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { useText } from '../../../i18n/language.tsx';
import { ArchivedChoices } from './archived-choices.tsx';
import { activeOf, type ListName } from './choice-list.ts';
import { ChoiceRow } from './choice-row.tsx';
import { NewChoice } from './new-choice.tsx';
import classes from './task-choices.module.css';
import type { Told } from './use-choice-actions.ts';
import { useReorder } from './use-reorder.ts';

interface ChoiceSectionProps {
  readonly name: ListName;
  readonly choices: TaskChoices;
}

/** The types, or the statuses: the active ones in their order, a new one, and the archived ones. */
export function ChoiceSection({ name, choices }: ChoiceSectionProps) {
  const { t } = useText();
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [said, say] = useState('');
  const lost = useRef(false);
  const keepFocus = () => {
    lost.current = true;
    requestAnimationFrame(() => focusWhenLost(title.current));
  };
  const told: Told = { say, keepFocus };
  // The line is removed only when the answer is rendered.
  useEffect(() => {
    if (lost.current) focusWhenLost(title.current);
    lost.current = false;
  }, [choices]);
  const reorder = useReorder(name, choices, say);
  const active = activeOf(choices[name]);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading} className={classes['section'] ?? ''}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id={heading} ref={title} tabIndex={-1} className={classes['title'] ?? ''}>
            {t.taskChoices[name]}
          </Title>
          <Text size="sm" c="gray.7">
            {t.taskChoices[`${name}Hint`]}
          </Text>
        </div>
        <ol className={classes['list'] ?? ''} aria-labelledby={heading}>
          {active.map((choice, place) => (
            <ChoiceRow
              key={choice.id}
              choice={choice}
              place={place}
              count={active.length}
              list={{ name, choices }}
              reorder={reorder}
              told={told}
            />
          ))}
        </ol>
        <NewChoice name={name} choices={choices} say={say} />
        <ArchivedChoices name={name} choices={choices} told={told} />
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </Stack>
    </Paper>
  );
}

/** Moves the focus to `element` when the focused button was removed together with its line. */
function focusWhenLost(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus();
}
