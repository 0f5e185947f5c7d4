import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Account, AccountRepsRequest } from '../../../../shared/contacts/accounts.ts';
import type { UserRef } from '../../../../shared/access/user.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './accounts.module.css';
import { listAttachedReps, hasUnnamedReps, type AttachedRep } from './attached-reps.ts';
import { RepPicker } from './rep-picker.tsx';
import { useRepsChange } from './use-reps-change.ts';

interface RepsDialogProps {
  /** Empty: it is closed. */
  readonly accounts: readonly Account[];
  readonly onClose: () => void;
  /** Reps were attached or detached. */
  readonly onChanged?: () => void;
}

/** Attaches reps to one or several accounts, and detaches them. */
export function RepsDialog({ accounts, onClose, onChanged }: RepsDialogProps) {
  const { t } = useText();
  // The dialog keeps its content while it fades away.
  const [shown, setShown] = useState(accounts);
  if (accounts.length > 0 && !isSame(accounts, shown)) setShown(accounts);
  const [only] = shown;
  const title =
    shown.length === 1 && only !== undefined ? t.accounts.repsOf(only.name) : t.accounts.repsOfMany(shown.length);
  return (
    <Modal
      opened={accounts.length > 0}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t.words.close }}
    >
      <Reps accounts={shown} onChanged={onChanged} />
    </Modal>
  );
}

function isSame(some: readonly Account[], others: readonly Account[]): boolean {
  return some.length === others.length && some.every((account, index) => account === others[index]);
}

interface RepsProps {
  readonly accounts: readonly Account[];
  readonly onChanged: (() => void) | undefined;
}

function Reps({ accounts, onChanged }: RepsProps) {
  const { t } = useText();
  const change = useRepsChange();
  const [picked, setPicked] = useState<readonly UserRef[]>([]);
  const run = (kind: AccountRepsRequest['change'], reps: readonly UserRef[]) => {
    const userIds = reps.map(({ id }) => id);
    const accountIds = accounts.map(({ id }) => id);
    change.mutate(
      { change: kind, userIds, accountIds },
      {
        onSuccess: () => {
          setPicked([]);
          onChanged?.();
        },
      },
    );
  };
  const reps = listAttachedReps(accounts);
  return (
    <Stack gap="md">
      {reps.length === 0 ? (
        <Text size="sm" c="gray.7">
          {t.accounts.nobodyAttached}
        </Text>
      ) : (
        <ul className={classes['list'] ?? ''} aria-label={t.accounts.attached}>
          {reps.map((attached) => (
            <RepLine
              key={attached.rep.id}
              attached={attached}
              all={accounts.length}
              busy={change.isPending}
              onChange={(kind) => run(kind, [attached.rep])}
            />
          ))}
        </ul>
      )}
      {hasUnnamedReps(accounts) ? (
        <Text size="sm" c="gray.7">
          {t.accounts.moreReps}
        </Text>
      ) : null}
      <RepPicker value={picked} onChange={setPicked} />
      <Group justify="flex-end" gap="xs">
        <Button
          variant="default"
          disabled={picked.length === 0 || change.isPending}
          onClick={() => run('detach', picked)}
        >
          {t.accounts.detach}
        </Button>
        <Button disabled={picked.length === 0} loading={change.isPending} onClick={() => run('attach', picked)}>
          {t.accounts.attach}
        </Button>
      </Group>
    </Stack>
  );
}

interface RepLineProps {
  readonly attached: AttachedRep;
  readonly all: number;
  readonly busy: boolean;
  readonly onChange: (kind: AccountRepsRequest['change']) => void;
}

function RepLine({ attached: { rep, accounts }, all, busy, onChange }: RepLineProps) {
  const { t } = useText();
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={550}>
            {rep.name}
          </Text>
          <Text size="xs" c="gray.7">
            {accounts === all ? rep.email : t.accounts.ofAccounts(accounts, all)}
          </Text>
        </div>
        <Group gap={4}>
          {accounts === all ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={busy}
              aria-label={t.accounts.attachOne(rep.name)}
              onClick={() => onChange('attach')}
            >
              {t.accounts.attachToAll}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            disabled={busy}
            aria-label={t.accounts.detachOne(rep.name)}
            onClick={() => onChange('detach')}
          >
            {t.accounts.detach}
          </Button>
        </Group>
      </Group>
    </li>
  );
}
