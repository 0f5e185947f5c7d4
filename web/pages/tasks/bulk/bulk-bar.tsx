import { ActionBar, Button, CloseButton, Loader, Menu, Text } from '@mantine/core';
import { Check, CircleCheckBig } from 'lucide-react';
import type { TaskRow } from '../../../../shared/tasks/task-list.ts';
import { useText } from '../../../i18n/language.tsx';
import { useSettings } from '../../../shell/settings.tsx';
import { AssignPopover } from './assign-popover.tsx';
import type { BulkEdit, BulkPartProps } from './bulk-edit.ts';
import classes from './bulk-bar.module.css';
import { DuePopover } from './due-popover.tsx';
import { useBulkEdit } from './use-bulk-edit.ts';

interface BulkBarProps {
  readonly tasks: readonly TaskRow[];
  /** Ticks these tasks only. */
  readonly onKeep: (ids: readonly string[]) => void;
}

/** What can be done with the tasks that are ticked. */
export function BulkBar({ tasks, onKeep }: BulkBarProps) {
  const { t } = useText();
  const { working, run } = useBulkEdit(onKeep);
  const part = { disabled: working, onEdit: (edit: BulkEdit) => void run(tasks, edit) };
  return (
    <ActionBar opened={tasks.length > 0} aria-label={t.tasks.bulk.label} className={classes['bar'] ?? ''} shadow="lg">
      <Text size="sm" fw={600} className={classes['count'] ?? ''}>
        {working ? <Loader size={16} aria-label={t.tasks.bulk.working} /> : t.tasks.bulk.selected(tasks.length)}
      </Text>
      <StatusEdit {...part} />
      <AssignPopover {...part} />
      <DuePopover {...part} />
      <CloseButton
        aria-label={t.tasks.bulk.clear}
        title={t.tasks.bulk.clear}
        className={classes['close'] ?? ''}
        onClick={() => {
          onKeep([]);
        }}
      />
    </ActionBar>
  );
}

function StatusEdit({ disabled, onEdit }: BulkPartProps) {
  const { t } = useText();
  const { statuses } = useSettings();
  return (
    <Menu position="top" shadow="md" width={220}>
      <Menu.Target>
        <Button variant="default" size="sm" disabled={disabled} leftSection={<CircleCheckBig size={16} aria-hidden />}>
          {t.tasks.bulk.status}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.map((status) => (
          <Menu.Item
            key={status.id}
            rightSection={status.closed ? <Check size={14} aria-hidden /> : null}
            onClick={() => {
              onEdit({ field: 'status', status });
            }}
          >
            {status.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
