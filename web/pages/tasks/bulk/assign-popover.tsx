import { Button, Popover, Stack } from '@mantine/core';
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import type { UserRef } from '../../../../shared/access/user.ts';
import { useText } from '../../../i18n/language.tsx';
import { useSettings } from '../../../shell/settings.tsx';
import { UserFilter } from '../panel/user-filter.tsx';
import type { BulkPartProps } from './bulk-edit.ts';

/** Gives the tasks to somebody, or to nobody. */
export function AssignPopover({ disabled, onEdit }: BulkPartProps) {
  const { t } = useText();
  const { user, rights } = useSettings().me;
  const [opened, setOpened] = useState(false);
  const give = (assignee: UserRef | null) => {
    setOpened(false);
    onEdit({ field: 'assignee', assignee });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top" width={280} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          disabled={disabled}
          leftSection={<UserRound size={16} aria-hidden />}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          {t.tasks.bulk.assign}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t.tasks.bulk.assign}>
        <Stack gap={4}>
          {rights.includes('sales') || rights.includes('salesAllAccounts') ? (
            <Choice label={t.tasks.bulk.toMe} onChoose={() => give(user)} />
          ) : null}
          <Choice label={t.tasks.bulk.toNobody} onChoose={() => give(null)} />
          <UserFilter
            label={t.tasks.bulk.toSomebody}
            assignable
            within
            value={null}
            onChoose={(choice) => {
              if (choice !== null) give({ id: choice.id, name: choice.label, email: choice.hint ?? '' });
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Choice({ label, onChoose }: { readonly label: string; readonly onChoose: () => void }) {
  return (
    <Button variant="subtle" color="dark" justify="start" size="sm" onClick={onChoose}>
      {label}
    </Button>
  );
}
