import { Building } from 'lucide-react';
import { useCallback, useEffect, useId, useState } from 'react';
import type { EnvironmentRef } from '../../../shared/access/user.ts';
import { client } from '../client.ts';
import { useSettings } from '../settings/settings.tsx';
import { LoadFailure, Loading, Notice } from '../shell/notice.tsx';
import { useLoaded } from '../use-loaded.ts';
import { TaskDetail } from './task-detail.tsx';
import { TaskList } from './task-list.tsx';

interface TasksProps {
  user: string;
  taskId: string | null;
  /** Counts the callbacks that ran: the list is read again after each. */
  acted: number;
}

/** What was saved, in one environment of the person signed in. */
export function Tasks({ user, taskId, acted }: TasksProps) {
  const { t } = useSettings();
  const loaded = useLoaded(useCallback(() => client.environments(user), [user]));
  const [chosen, setChosen] = useState<string | null>(null);
  const { reload } = loaded;
  useEffect(() => {
    // Linking to another environment in the panel changes which one comes first.
    if (acted > 0) reload();
  }, [acted, reload]);
  if (loaded.state === 'loading') return <TasksPane content={<Loading />} />;
  if (loaded.state === 'failed') {
    return <TasksPane content={<LoadFailure code={loaded.code} retry={loaded.reload} />} />;
  }
  const { environments } = loaded.value;
  const environment = environments.find(({ name }) => name === chosen) ?? environments[0];
  if (environment === undefined) {
    return <TasksPane content={<Notice icon={Building} title={t.noEnvironment} text={t.noEnvironmentHint} />} />;
  }
  const reader = { user, environment: environment.name };
  const choice = <EnvironmentChoice environments={environments} current={environment} choose={setChosen} />;
  return (
    <TasksPane
      content={
        taskId === null ? (
          <TaskList key={environment.name} reader={reader} acted={acted} choice={choice} />
        ) : (
          <TaskDetail reader={reader} taskId={taskId} />
        )
      }
    />
  );
}

function TasksPane({ content }: { content: React.ReactNode }) {
  const { t } = useSettings();
  return (
    <section className="pane tasks-pane" aria-label={t.tasks}>
      {content}
    </section>
  );
}

function EnvironmentChoice(props: {
  environments: readonly EnvironmentRef[];
  current: EnvironmentRef;
  choose: (name: string) => void;
}) {
  const { t } = useSettings();
  const id = useId();
  if (props.environments.length === 1) return <span className="tag">{props.current.displayName}</span>;
  return (
    <span className="environment-choice">
      <label htmlFor={id}>{t.environment}</label>
      <select
        id={id}
        className="field-control"
        value={props.current.name}
        onChange={({ target }) => props.choose(target.value)}
      >
        {props.environments.map(({ name, displayName }) => (
          <option key={name} value={name}>
            {displayName}
          </option>
        ))}
      </select>
    </span>
  );
}
