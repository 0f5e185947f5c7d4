import { Button, Group, Select } from '@mantine/core';
import { SearchX, UserPlus, Users } from 'lucide-react';
import { userStates, type UserFilter } from '../../../../shared/users/admin-users.ts';
import { rights } from '../../../../shared/access/rights.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useText } from '../../../i18n/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { ListMore } from '../list-more.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { useAddress } from '../use-address.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { useUserPages } from './use-user-pages.ts';
import { isNarrowed, openUserOf, userFilterOf } from './user-address.ts';
import { UserDrawer } from './user-drawer.tsx';
import { UserTable } from './user-table.tsx';
import bar from '../filter-bar.module.css';

/** Who works in the environment. */
export function UsersPage() {
  const { t } = useText();
  const { search, patch } = useAddress();
  const filter = userFilterOf(search);
  const invite = () => patch({ invite: '1' });
  return (
    <>
      <PageHeader
        title={t.users.title}
        hint={t.users.hint}
        actions={
          <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={invite}>
            {t.users.invite}
          </Button>
        }
      />
      <UserFilters filter={filter} />
      <UserList filter={filter} onInvite={invite} />
      <InviteDialog
        opened={search.has('invite')}
        onClose={() => patch({ invite: undefined }, 'replace')}
        onShow={(user) => patch({ invite: undefined, user }, 'replace')}
      />
      <UserDrawer userId={openUserOf(search)} onClose={() => patch({ user: undefined }, 'replace')} />
    </>
  );
}

function UserFilters({ filter }: { readonly filter: UserFilter }) {
  const { t } = useText();
  const { patch } = useAddress();
  const rightNames = { ...t.users.rightNames, admin: t.users.admin, none: t.users.noRight };
  return (
    <Group gap="sm" mb="md" role="search">
      <SearchField
        className={bar['search']}
        label={t.users.search}
        clearLabel={t.users.clearSearch}
        text={filter.text ?? ''}
        onSearch={(text) => patch({ text }, 'replace')}
      />
      <Select
        className={bar['filter'] ?? ''}
        aria-label={t.users.stateFilter}
        placeholder={t.users.allStates}
        data={userStates.map((state) => ({ value: state, label: t.users.states[state] }))}
        value={filter.state ?? null}
        onChange={(state) => patch({ state: state ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t.users.allStates }}
      />
      <Select
        className={bar['filter'] ?? ''}
        aria-label={t.users.rightFilter}
        placeholder={t.users.allRights}
        data={[...rights, 'admin' as const, 'none' as const].map((right) => ({
          value: right,
          label: rightNames[right],
        }))}
        value={filter.right ?? null}
        onChange={(right) => patch({ right: right ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t.users.allRights }}
      />
    </Group>
  );
}

interface UserListProps {
  readonly filter: UserFilter;
  readonly onInvite: () => void;
}

function UserList({ filter, onInvite }: UserListProps) {
  const { t } = useText();
  const pages = useUserPages(filter);
  const { users, total } = pages;
  const alone = !isNarrowed(filter) && total <= 1;
  return (
    <AdminList pages={pages} summary={t.users.total(total)}>
      {total === 0 ? <NobodyFound /> : <UserTable users={users} busy={pages.isPlaceholderData} />}
      {alone ? (
        <EmptyState icon={Users} title={t.users.aloneTitle} hint={t.users.aloneHint}>
          <Button variant="light" onClick={onInvite}>
            {t.users.invite}
          </Button>
        </EmptyState>
      ) : null}
      {total === 0 || alone ? null : <ListMore summary={t.users.total(total)} pages={pages} />}
    </AdminList>
  );
}

function NobodyFound() {
  const { t } = useText();
  const { patch } = useAddress();
  return (
    <EmptyState icon={SearchX} title={t.users.nothingFound} hint={t.users.nothingFoundHint}>
      <Button variant="light" onClick={() => patch({ text: undefined, state: undefined, right: undefined })}>
        {t.users.clearFilters}
      </Button>
    </EmptyState>
  );
}
