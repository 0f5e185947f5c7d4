import { Menu, UnstyledButton } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import type { TaskRow } from '../../../shared/tasks/task-list.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useText } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';
import classes from './tasks.module.css';
import { useStatusChange } from './use-status-change.ts';

/** The status of a task, changed where it stands. */
export function StatusMenu({ task }: { readonly task: TaskRow }) {
  const { t } = useText();
  const { statuses } = useSettings();
  const change = useStatusChange();
  const { label, closed, id } = task.status;
  if (!task.writable) return <StatusBadge label={label} closed={closed} />;
  return (
    <Menu position="bottom-start" width={220} shadow="md" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes['status'] ?? ''} aria-label={t.tasks.statusOf(label)} data-status>
          <StatusBadge label={label} closed={closed} mark={<ChevronDown size={12} aria-hidden />} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.map((status) => (
          <Menu.RadioItem
            key={status.id}
            value={status.id}
            checked={status.id === id}
            checkIcon={<Check size={14} aria-hidden />}
            closeMenuOnClick
            onChange={() => {
              change(task, status);
            }}
          >
            {status.label}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
