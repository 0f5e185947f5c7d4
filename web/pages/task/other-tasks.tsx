import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { SavedBefore } from '../../../shared/tasks/task.ts';
import { useText } from '../../i18n/language.tsx';
import { usePagePath } from '../../shell/environment-name.ts';
import classes from './task-page.module.css';

/** The other tasks of the same mail or meeting. */
export function OtherTasks({ tasks }: { readonly tasks: readonly SavedBefore[] }) {
  const { t, formats } = useText();
  const to = usePagePath();
  if (tasks.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="other-tasks">
      <Title order={2} size="h5" id="other-tasks" mb="xs">
        {t.task.otherTasks}
      </Title>
      <Stack component="ul" gap="xs" className={classes['plain'] ?? ''}>
        {tasks.map(({ id, number, title, author, createdAt }) => (
          <li key={id}>
            <Anchor component={Link} to={to(`/tasks/${id}`)} size="sm" className={classes['title'] ?? ''}>
              {t.task.otherTask(number, title)}
            </Anchor>
            <Text size="xs" c="gray.7">
              {author.name}, {formats.dateTime(createdAt)}
            </Text>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}
