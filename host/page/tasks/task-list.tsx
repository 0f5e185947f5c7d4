import { ClipboardList, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskSummary } from '../../../shared/tasks/task.ts';
import type { TaskReader } from '../client.ts';
import { goTo, routeHash } from '../route.ts';
import { failureText } from '../settings/failure-text.ts';
import { tableDate, tableDay } from '../settings/format.ts';
import { useSettings } from '../settings/settings.tsx';
import { AttachmentMark } from '../shell/attachment-mark.tsx';
import { LoadFailure, Loading, Notice } from '../shell/notice.tsx';
import { StatusTag } from './status-tag.tsx';
import { useTaskPages } from './use-task-pages.ts';

export function TaskList({ reader, acted, choice }: { reader: TaskReader; acted: number; choice: ReactNode }) {
  const { t } = useSettings();
  const { shown, reload, more, loadingMore, moreFailed } = useTaskPages(reader, acted);
  return (
    <>
      <div className="tasks-head">
        <h1>{t.tasks}</h1>
        {choice}
        <button type="button" className="icon-button" aria-label={t.refresh} title={t.refresh} onClick={reload}>
          <RefreshCw size={18} aria-hidden />
        </button>
      </div>
      {shown.state === 'loading' && <Loading />}
      {shown.state === 'failed' && <LoadFailure code={shown.code} retry={reload} />}
      {shown.state === 'ready' && <ShownTasks {...shown.value} />}
      {moreFailed !== null && (
        <p className="more-failed" role="alert">
          {failureText(moreFailed, t)}
        </p>
      )}
      {shown.state === 'ready' && shown.value.nextCursor !== null && (
        <button type="button" className="button more" disabled={loadingMore} onClick={more}>
          {loadingMore ? t.loading : t.moreTasks}
        </button>
      )}
    </>
  );
}

function ShownTasks({ tasks }: { tasks: readonly TaskSummary[] }) {
  const { t } = useSettings();
  return tasks.length === 0 ? (
    <Notice icon={ClipboardList} title={t.noTasks} text={t.noTasksHint} />
  ) : (
    <TaskTable tasks={tasks} />
  );
}

function TaskTable({ tasks }: { tasks: readonly TaskSummary[] }) {
  const { t } = useSettings();
  return (
    <table className="task-table">
      <thead>
        <tr>
          <th scope="col">{t.taskNumber}</th>
          <th scope="col">{t.taskTitle}</th>
          <th scope="col" className="task-type">
            {t.taskType}
          </th>
          <th scope="col">{t.taskStatus}</th>
          <th scope="col">{t.taskContacts}</th>
          <th scope="col" className="task-assignee">
            {t.taskAssignee}
          </th>
          <th scope="col" className="task-due">
            {t.taskDue}
          </th>
          <th scope="col" className="task-created">
            {t.taskCreated}
          </th>
          <th scope="col">{t.taskFiles}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </tbody>
    </table>
  );
}

function TaskRow({ task }: { task: TaskSummary }) {
  const { t, locale, timeZone } = useSettings();
  const route = { view: 'tasks', taskId: task.id } as const;
  return (
    // The link in the title is what keyboards and screen readers use; the row only widens it for the mouse.
    <tr onClick={() => goTo(route)}>
      <td className="task-number">{task.number}</td>
      <td className="task-title">
        <a href={routeHash(route)}>{task.title}</a>
      </td>
      <td className="task-type">{task.type.label}</td>
      <td>
        <StatusTag status={task.status} />
      </td>
      <td className="task-contacts">{contactsText(task, t.transverse, t.hiddenContacts)}</td>
      <td className="task-assignee">{task.assignee?.name ?? t.nobody}</td>
      <td className="task-due task-date">{task.dueOn === null ? '' : tableDay(task.dueOn, locale)}</td>
      <td className="task-created task-date">{tableDate(task.createdAt, { locale, timeZone })}</td>
      <td>
        <AttachmentMark count={task.attachmentCount} counted />
      </td>
    </tr>
  );
}

function contactsText(task: TaskSummary, transverse: string, hidden: (count: number) => string): ReactNode {
  if (task.transverse) return <span className="tag">{transverse}</span>;
  const names = task.contacts.map(({ name }) => name);
  return [...names, ...(task.hiddenContacts > 0 ? [hidden(task.hiddenContacts)] : [])].join(', ');
}
