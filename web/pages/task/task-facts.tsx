import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { DueDate } from '../../components/due-date.tsx';
import { useText } from '../../i18n/language.tsx';
import { meetingWords } from './meeting-words.ts';
import { SourceLinks } from './source-section.tsx';
import classes from './task-page.module.css';

/** What is known of a task besides its words: when, who, from where. */
export function TaskFacts({ task }: { readonly task: TaskDetail }) {
  const text = useText();
  const { t, formats } = text;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="task-details">
      <Title order={2} size="h5" id="task-details" mb="sm">
        {t.task.details}
      </Title>
      <dl className={classes['facts'] ?? ''}>
        <Fact name={t.words.assignee}>{task.assignee?.name ?? t.words.nobody}</Fact>
        <Fact name={t.words.dueOn}>
          {task.dueOn === null ? t.task.noDueDate : <DueDate dueOn={task.dueOn} closed={task.status.closed} />}
        </Fact>
        {task.meeting === null ? null : <Fact name={t.task.meeting}>{meetingWords(task.meeting, text)}</Fact>}
        <Fact name={t.words.source}>
          <SourceLinks task={task} />
        </Fact>
        <Fact name={t.words.author}>{task.author.name}</Fact>
        <Fact name={t.words.created}>{formats.dateTime(task.createdAt)}</Fact>
        {task.updatedAt === task.createdAt ? null : (
          <Fact name={t.words.updated}>{formats.dateTime(task.updatedAt)}</Fact>
        )}
      </dl>
    </Paper>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
