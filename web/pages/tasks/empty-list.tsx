import { Button, Group, List } from '@mantine/core';
import { CircleCheckBig, Inbox, Lock, SearchX } from 'lucide-react';
import { Link } from 'react-router';
import type { FilterWithPeriods } from '../../../shared/tasks/task-list.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n/language.tsx';
import { usePagePath } from '../../shell/environment-name.ts';
import { useSettings } from '../../shell/settings.tsx';
import { clearFilter, isNarrowed, patchFilter } from './filter/filter-change.ts';
import { useTaskPages } from './use-task-pages.ts';

interface EmptyListProps {
  readonly filter: FilterWithPeriods;
  readonly onShow: (filter: FilterWithPeriods) => void;
}

/** Why there is no task, and what to do about it. */
export function EmptyList({ filter, onShow }: EmptyListProps) {
  const { t } = useText();
  const { me } = useSettings();
  if (isNarrowed(filter)) {
    const { title, hint, withClosed } = t.tasks.nothingFound;
    return (
      <EmptyState icon={SearchX} title={title} hint={hint}>
        <Group justify="center" gap="xs">
          <Button variant="light" onClick={() => onShow(clearFilter(filter))}>
            {t.tasks.clearAll}
          </Button>
          {filter.state === 'open' ? (
            <Button variant="default" onClick={() => onShow(patchFilter(filter, { state: undefined }))}>
              {withClosed}
            </Button>
          ) : null}
        </Group>
      </EmptyState>
    );
  }
  if (!me.admin && me.rights.length === 0) {
    return <EmptyState icon={Lock} title={t.tasks.noRights.title} hint={t.tasks.noRights.hint} />;
  }
  if (filter.view !== undefined || filter.state !== undefined) {
    return <EmptyView onShowAll={() => onShow(patchFilter(filter, { state: undefined, view: undefined }))} />;
  }
  return <FirstTask />;
}

const everything: FilterWithPeriods = {};

/** Says that a view has no tasks while others have some; without any task at all, offers to create the first. */
function EmptyView({ onShowAll }: { readonly onShowAll: () => void }) {
  const { t } = useText();
  const { tasks, isPending } = useTaskPages(everything);
  if (isPending) return null;
  if (tasks.length === 0) return <FirstTask />;
  const { title, hint, all } = t.tasks.nothingOpen;
  return (
    <EmptyState icon={CircleCheckBig} title={title} hint={hint}>
      <Button variant="default" onClick={onShowAll}>
        {all}
      </Button>
    </EmptyState>
  );
}

function FirstTask() {
  const { t } = useText();
  const { me } = useSettings();
  const to = usePagePath();
  return (
    <EmptyState icon={Inbox} title={t.tasks.empty.title} hint={t.tasks.empty.hint}>
      <List type="ordered" ta="left" maw={460} spacing={4}>
        {t.tasks.empty.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      {me.creation.allowed ? (
        <Button component={Link} to={to('/tasks/new')} variant="light" mt="sm">
          {t.tasks.empty.create}
        </Button>
      ) : null}
    </EmptyState>
  );
}
