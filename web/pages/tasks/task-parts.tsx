import { Group, Text } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import type { ContactRef } from '../../../shared/contacts/contact.ts';
import type { TaskRow } from '../../../shared/tasks/task-list.ts';
import { RowLink } from '../../components/row-link.tsx';
import { useText } from '../../i18n/language.tsx';
import { usePagePath } from '../../shell/environment-name.ts';
import classes from './tasks.module.css';

/** The title, which leads to the task. */
export function TaskLink({ task }: { readonly task: TaskRow }) {
  const to = usePagePath();
  return (
    <RowLink to={to(`/tasks/${task.id}`)} className={classes['link']} title={task.title} data-task={task.id}>
      {task.title}
    </RowLink>
  );
}

/** How many files there are; nothing when there are none. */
export function FileCount({ count }: { readonly count: number }) {
  const { t, formats } = useText();
  if (count === 0) return null;
  return (
    <Group gap={2} wrap="nowrap" component="span" title={t.tasks.files(count)} c="gray.7" fz="xs">
      <Paperclip size={14} role="img" aria-label={t.tasks.files(count)} />
      <span aria-hidden>{formats.number(count)}</span>
    </Group>
  );
}

/** The first contact with its company, and how many more there are; those outside of the user's accounts as a number. */
export function TaskContacts({ task }: { readonly task: TaskRow }) {
  const { t } = useText();
  const [first, ...others] = task.contacts;
  if (first === undefined) {
    return (
      <Text size="sm" c="gray.7" component="span">
        {task.hiddenContacts === 0 ? t.words.transverse : <HiddenContacts count={task.hiddenContacts} />}
      </Text>
    );
  }
  return (
    <div className={classes['contacts']}>
      <Text size="sm" className={classes['one-line'] ?? ''} title={first.email ?? first.name}>
        {first.name}
      </Text>
      <Text size="xs" c="gray.7" className={classes['one-line'] ?? ''}>
        {first.company}
        {others.length === 0 ? null : <OtherContacts others={others} after={first.company !== null} />}
        {task.hiddenContacts === 0 ? null : (
          <>
            {first.company !== null || others.length > 0 ? ' · ' : null}
            <HiddenContacts count={task.hiddenContacts} />
          </>
        )}
      </Text>
    </div>
  );
}

function OtherContacts({ others, after }: { readonly others: readonly ContactRef[]; readonly after: boolean }) {
  const { t } = useText();
  return (
    <>
      {after ? ' · ' : null}
      <span title={others.map(({ name }) => name).join(', ')}>{t.tasks.moreContacts(others.length)}</span>
    </>
  );
}

function HiddenContacts({ count }: { readonly count: number }) {
  const { t } = useText();
  return <span title={t.tasks.hiddenContactsHint}>{t.tasks.hiddenContacts(count)}</span>;
}

/** When it was saved and by whom; the exact time on pointing at it. */
export function Saved({ task }: { readonly task: TaskRow }) {
  const { t, formats } = useText();
  return (
    <>
      <Text size="sm" className={classes['one-line'] ?? ''}>
        <time dateTime={task.createdAt} title={formats.dateTime(task.createdAt)}>
          {formats.ago(task.createdAt)}
        </time>
      </Text>
      <Text size="xs" c="gray.7" className={classes['one-line'] ?? ''} title={task.author.email}>
        {t.tasks.by(task.author.name)}
      </Text>
    </>
  );
}
