import { ArrowLeft } from 'lucide-react';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { Task } from '../../../shared/tasks/task.ts';
import { client, descriptionUrl, taskFileUrl, type TaskReader } from '../client.ts';
import { goTo } from '../route.ts';
import { omissionText } from '../settings/failure-text.ts';
import { whenText } from '../calendar/event-text.ts';
import { fileSize, fullDay, longDate } from '../settings/format.ts';
import { useSettings } from '../settings/settings.tsx';
import { DocumentFrame } from '../shell/document-frame.tsx';
import { FileChip } from '../shell/file-chip.tsx';
import { LoadFailure, Loading } from '../shell/notice.tsx';
import { useLoaded } from '../use-loaded.ts';
import { StatusTag } from './status-tag.tsx';

const toList = (): void => goTo({ view: 'tasks', taskId: null });

export function TaskDetail({ reader, taskId }: { reader: TaskReader; taskId: string }) {
  const { t } = useSettings();
  const { user, environment } = reader;
  const loaded = useLoaded(useCallback(() => client.task({ user, environment }, taskId), [user, environment, taskId]));
  return (
    <article className="task-detail">
      <button type="button" className="button borderless back-link" onClick={toList}>
        <ArrowLeft size={18} aria-hidden />
        {t.backToTasks}
      </button>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && <LoadFailure code={loaded.code} retry={loaded.reload} />}
      {loaded.state === 'ready' && <OpenTask task={loaded.value} reader={reader} />}
    </article>
  );
}

function OpenTask({ task, reader }: { task: Task; reader: TaskReader }) {
  const { t } = useSettings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [task.id]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        <span className="task-number">{t.numbered(task.number)}</span> {task.title}
      </h1>
      {task.undoneAt !== null && <p className="tag">{t.undone}</p>}
      <TaskFacts task={task} />
      <section aria-label={t.description}>
        <h2>{t.description}</h2>
        {task.description.truncated && <p className="hint">{t.descriptionTruncated}</p>}
        {task.description.html.trim() === '' ? (
          <p className="empty">{t.emptyDescription}</p>
        ) : (
          <div className="description-box">
            <DocumentFrame key={task.id} url={descriptionUrl(reader, task.id)} title={t.description} />
          </div>
        )}
      </section>
      <TaskFiles task={task} reader={reader} />
    </>
  );
}

function TaskFacts({ task }: { task: Task }) {
  const { t, locale, timeZone } = useSettings();
  return (
    <dl className="task-facts">
      <Fact label={t.taskType}>{task.type.label}</Fact>
      <Fact label={t.taskStatus}>
        <StatusTag status={task.status} />
      </Fact>
      <Fact label={t.taskAssignee}>{task.assignee?.name ?? t.nobody}</Fact>
      <Fact label={t.taskDue}>{task.dueOn === null ? t.noDueDate : fullDay(task.dueOn, locale)}</Fact>
      <Fact label={t.taskAuthor}>{task.author.name}</Fact>
      <Fact label={t.taskCreated}>{longDate(task.createdAt, { locale, timeZone })}</Fact>
      {task.meeting !== null && (
        <Fact label={t.taskMeeting}>
          {whenText({ ...task.meeting, allDay: !task.meeting.start.includes('T') }, { locale, timeZone })}
        </Fact>
      )}
      {task.addedMessages > 0 && <Fact label={t.taskMessages}>{t.messagesAdded(task.addedMessages)}</Fact>}
      <Fact label={t.taskContacts}>
        <TaskContacts task={task} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function TaskContacts({ task }: { task: Task }) {
  const { t } = useSettings();
  if (task.transverse) return <span className="tag">{t.transverse}</span>;
  return (
    <ul className="plain-list">
      {task.contacts.map((contact) => (
        <li key={contact.id}>
          {contact.name}
          <span className="muted">
            {[contact.company, contact.email].filter((fact) => fact !== null).map((fact) => ` · ${fact}`)}
          </span>
        </li>
      ))}
      {task.hiddenContacts > 0 && <li className="muted">{t.hiddenContacts(task.hiddenContacts)}</li>}
    </ul>
  );
}

function TaskFiles({ task, reader }: { task: Task; reader: TaskReader }) {
  const { t, locale } = useSettings();
  return (
    <section className="files" aria-label={t.taskFiles}>
      <h2>{t.taskFiles}</h2>
      {task.attachments.length === 0 && <p className="empty">{t.noFiles}</p>}
      <ul className="file-chips">
        {task.attachments.map((file) => (
          <FileChip
            key={file.id}
            name={file.name}
            mediaType={file.mediaType}
            size={file.size}
            // A link attachment has no bytes here: it leads where it points.
            url={file.sha256 === null ? file.url : taskFileUrl(reader, { taskId: task.id, attachmentId: file.id })}
            {...(file.inline ? { note: t.inlineImage } : {})}
          />
        ))}
      </ul>
      {task.omissions.length > 0 && (
        <>
          <h3>{t.leftOut}</h3>
          <ul className="plain-list">
            {task.omissions.map(({ name, size, reason }, index) => (
              <li key={index}>
                {name}
                <span className="muted">
                  {[size === null ? null : fileSize(size, locale), omissionText(reason, t)]
                    .filter((fact) => fact !== null)
                    .map((fact) => ` · ${fact}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
