import { Center, Loader } from '@mantine/core';
import { useParams } from 'react-router';
import { codeOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-call.ts';
import { useText } from '../../i18n/language.tsx';
import { FailurePage } from '../../shell/failure-page.tsx';
import { MissingTask } from './missing-task.tsx';
import { OpenTask } from './open-task.tsx';

/** A task, at the address that the add-on's cards and the list lead to. */
export function TaskPage() {
  const { t } = useText();
  const { taskId = '' } = useParams();
  const task = useRead('getTask', { params: { taskId } });
  const code = codeOf(task.error);
  // The service refuses an address that is not an id as malformed.
  const missing = code === 'not_found' || code === 'invalid_request';
  // A task that was read and is gone by now may have a form with something typed.
  if (task.data !== undefined) return <OpenTask key={task.data.id} task={task.data} missing={missing} />;
  if (missing) return <MissingTask />;
  if (task.error !== null) return <FailurePage error={task.error} onRetry={() => void task.refetch()} isFramed />;
  return (
    <Center mih={320}>
      <Loader aria-label={t.words.loading} />
    </Center>
  );
}
