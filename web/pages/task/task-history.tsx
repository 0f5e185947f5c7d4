import { Paper, Skeleton, Text, Timeline, Title } from '@mantine/core';
import type { TaskEvent } from '../../../shared/tasks/task-change.ts';
import { useRead } from '../../api/use-call.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';
import { changeWords } from './change-words.ts';
import classes from './task-page.module.css';

/** Who did what with the task, and when; newest first. */
export function TaskHistory({ taskId }: { readonly taskId: string }) {
  const { t } = useText();
  const history = useRead('getTaskHistory', { params: { taskId } });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="task-history">
      <Title order={2} size="h4" id="task-history" mb="md">
        {t.task.history}
      </Title>
      {history.error === null ? null : <FailureNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending ? <Skeleton height={80} aria-hidden /> : null}
      {history.data?.events.length === 0 ? <Text c="dimmed">{t.task.noHistory}</Text> : null}
      {history.data === undefined ? null : (
        <Timeline bulletSize={14} lineWidth={2} active={history.data.events.length}>
          {history.data.events.map((event) => (
            <Timeline.Item key={event.id}>
              <Event event={event} />
            </Timeline.Item>
          ))}
        </Timeline>
      )}
      {history.data?.older === true ? (
        <Text size="sm" c="gray.7" mt="md">
          {t.task.olderHistory}
        </Text>
      ) : null}
    </Paper>
  );
}

function Event({ event }: { readonly event: TaskEvent }) {
  const text = useText();
  const { t, formats } = text;
  return (
    <>
      <Text size="sm">
        <Text span fw={600} inherit>
          {event.actor?.name ?? t.task.operator}
        </Text>{' '}
        {t.task.events[event.action] ?? t.task.otherEvent}
      </Text>
      {event.changes.length === 0 ? null : (
        <ul className={classes['plain'] ?? ''}>
          {event.changes.map((change, index) => (
            <Text component="li" size="sm" key={`${change.field} ${index}`} className={classes['title'] ?? ''}>
              {changeWords(change, text)}
            </Text>
          ))}
        </ul>
      )}
      <Text size="xs" c="gray.7">
        <time dateTime={event.at}>{formats.dateTime(event.at)}</time>
      </Text>
    </>
  );
}
