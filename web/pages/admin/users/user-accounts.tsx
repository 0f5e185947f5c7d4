import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { Account } from '../../../../shared/contacts/accounts.ts';
import type { AdminUser } from '../../../../shared/users/admin-users.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { AccountPicker } from '../accounts/account-picker.tsx';
import { useAccountPages } from '../accounts/use-account-pages.ts';
import { useRepsChange } from '../accounts/use-reps-change.ts';
import { SearchField } from '../../../components/search-field.tsx';
import classes from './users.module.css';

/** The accounts that a user is attached to: found, attached and detached, several at once. */
export function UserAccounts({ user }: { readonly user: AdminUser }) {
  const { t } = useText();
  const heading = useId();
  const [text, setText] = useState('');
  return (
    <section aria-labelledby={heading} className={classes['part'] ?? ''}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id={heading}>
            {t.users.accounts}
          </Title>
          <Text size="sm" c="gray.7">
            {useHint(user)}
          </Text>
        </div>
        <NewAccounts userId={user.id} />
        {user.accounts > 5 ? (
          <SearchField label={t.users.searchAccounts} clearLabel={t.users.clearSearch} text={text} onSearch={setText} />
        ) : null}
        <AttachedAccounts user={user} text={text} />
      </Stack>
    </section>
  );
}

function useHint({ rights, accounts }: AdminUser): string {
  const { t } = useText();
  if (rights.includes('salesAllAccounts')) return t.users.accountsOfAll;
  if (!rights.includes('sales')) return t.users.accountsWithoutRight;
  return accounts === 0 ? t.users.noAccounts : t.users.accountsHint;
}

function NewAccounts({ userId }: { readonly userId: string }) {
  const { t } = useText();
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  const change = useRepsChange({ attach: t.users.attachedTo, detach: t.users.detachedFrom });
  const attach = () => {
    const accountIds = accounts.map(({ id }) => id);
    change.mutate({ change: 'attach', userIds: [userId], accountIds }, { onSuccess: () => setAccounts([]) });
  };
  return (
    <Group gap="xs" align="flex-end">
      <div style={{ flex: '1 1 240px', minWidth: 0 }}>
        <AccountPicker
          label={t.users.attachLabel}
          placeholder={t.users.attachPlaceholder}
          value={accounts}
          onChange={setAccounts}
        />
      </div>
      <Button disabled={accounts.length === 0} loading={change.isPending} onClick={attach}>
        {t.users.attach(accounts.length)}
      </Button>
    </Group>
  );
}

function AttachedAccounts({ user, text }: { readonly user: AdminUser; readonly text: string }) {
  const { t } = useText();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const change = useRepsChange({ attach: t.users.attachedTo, detach: t.users.detachedFrom });
  const pages = useAccountPages({ rep: user.id, ...(text === '' ? {} : { text }) });
  const { accounts } = pages;
  const chosen = ticked.filter((id) => accounts.some((account) => account.id === id));
  if (pages.data === undefined) {
    return pages.error === null ? null : <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (accounts.length === 0) {
    return (
      <Text size="sm" c="gray.7">
        {text === '' ? t.users.noneAttached : t.users.noneFound}
      </Text>
    );
  }
  return (
    <>
      <ul className={classes['accounts'] ?? ''} aria-label={t.users.accounts}>
        {accounts.map(({ id, name, relation }) => (
          <li key={id}>
            <Checkbox
              label={name}
              description={t.words.relations[relation]}
              aria-label={t.users.selectAccount(name)}
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setTicked(checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
          </li>
        ))}
      </ul>
      <Group justify="space-between" gap="xs">
        <Button
          variant="default"
          disabled={chosen.length === 0}
          loading={change.isPending}
          onClick={() => change.mutate({ change: 'detach', userIds: [user.id], accountIds: chosen })}
        >
          {t.users.detach(chosen.length)}
        </Button>
        {pages.hasNextPage ? (
          <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t.words.more}
          </Button>
        ) : null}
      </Group>
    </>
  );
}
