import { ActionBar, Button, CloseButton, Group, Select, Text } from '@mantine/core';
import { Building2, CircleCheckBig, SearchX, UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import type { Account, AccountFilter } from '../../../../shared/contacts/accounts.ts';
import { relationSchema } from '../../../../shared/contacts/contact.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useText } from '../../../i18n/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { ListMore } from '../list-more.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { useAddress } from '../use-address.ts';
import { accountFilterOf, openAccountOf } from './account-address.ts';
import { AccountTable } from './account-table.tsx';
import bar from '../filter-bar.module.css';
import { RepFilter } from './rep-picker.tsx';
import { OpenAccount } from './open-account.tsx';
import { RepsDialog } from './reps-dialog.tsx';
import { useAccountPages } from './use-account-pages.ts';

/** The accounts of the environment with their reps. */
export function AccountsPage() {
  const { t } = useText();
  const { search, patch } = useAddress();
  const filter = accountFilterOf(search);
  return (
    <>
      <PageHeader title={t.accounts.title} hint={t.accounts.hint} />
      <AccountFilters filter={filter} />
      <AccountList filter={filter} />
      <OpenAccount accountId={openAccountOf(search)} onClose={() => patch({ account: undefined }, 'replace')} />
    </>
  );
}

function AccountFilters({ filter }: { readonly filter: AccountFilter }) {
  const { t } = useText();
  const { patch } = useAddress();
  return (
    <Group gap="sm" mb="md" role="search">
      <SearchField
        className={bar['search']}
        label={t.accounts.search}
        clearLabel={t.accounts.clearSearch}
        text={filter.text ?? ''}
        onSearch={(text) => patch({ text }, 'replace')}
      />
      <RepFilter value={filter.rep} onChange={(rep) => patch({ rep })} />
      <Select
        className={bar['filter'] ?? ''}
        aria-label={t.accounts.relationFilter}
        placeholder={t.accounts.allRelations}
        data={relationSchema.options.map((relation) => ({ value: relation, label: t.words.relations[relation] }))}
        value={filter.relation ?? null}
        onChange={(relation) => patch({ relation: relation ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t.accounts.allRelations }}
      />
    </Group>
  );
}

function AccountList({ filter }: { readonly filter: AccountFilter }) {
  const { t } = useText();
  const { patch } = useAddress();
  const pages = useAccountPages(filter);
  const { accounts } = pages;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<readonly Account[]>([]);
  // Selection covers visible rows only: nobody changes what they do not see.
  const selected = new Set(accounts.map(({ id }) => id).filter((id) => ticked.has(id)));
  const summary = t.accounts.shown(accounts.length, pages.hasNextPage);
  return (
    <AdminList pages={pages} summary={summary}>
      {accounts.length === 0 ? (
        <NoAccount filter={filter} />
      ) : (
        <>
          <AccountTable
            accounts={accounts}
            busy={pages.isPlaceholderData}
            selected={selected}
            onSelect={(id) => setTicked(toggle(selected, id))}
            onSelectAll={() =>
              setTicked(selected.size === accounts.length ? new Set() : new Set(accounts.map(({ id }) => id)))
            }
            onOpen={(account) => patch({ account })}
          />
          <ListMore summary={summary} pages={pages} />
        </>
      )}
      <SelectionBar
        count={selected.size}
        onChange={() => setChanging(accounts.filter(({ id }) => selected.has(id)))}
        onClear={() => setTicked(new Set())}
      />
      <RepsDialog accounts={changing} onChanged={() => setChanging([])} onClose={() => setChanging([])} />
    </AdminList>
  );
}

function toggle(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface SelectionBarProps {
  readonly count: number;
  readonly onChange: () => void;
  readonly onClear: () => void;
}

function SelectionBar({ count, onChange, onClear }: SelectionBarProps) {
  const { t } = useText();
  return (
    <ActionBar opened={count > 0} aria-label={t.accounts.selection} shadow="lg">
      <Text size="sm" fw={600} role="status">
        {t.accounts.selected(count)}
      </Text>
      <Button size="sm" leftSection={<UserRoundCog size={16} aria-hidden />} onClick={onChange}>
        {t.accounts.changeReps}
      </Button>
      <CloseButton aria-label={t.accounts.clearSelection} title={t.accounts.clearSelection} onClick={onClear} />
    </ActionBar>
  );
}

function NoAccount({ filter }: { readonly filter: AccountFilter }) {
  const { t } = useText();
  const { patch } = useAddress();
  const { text, rep, relation } = filter;
  const clear = (
    <Button variant="light" onClick={() => patch({ text: undefined, rep: undefined, relation: undefined })}>
      {t.accounts.clearFilters}
    </Button>
  );
  if (text === undefined && relation === undefined && rep === 'none') {
    return (
      <EmptyState icon={CircleCheckBig} title={t.accounts.allCovered} hint={t.accounts.allCoveredHint}>
        {clear}
      </EmptyState>
    );
  }
  if (text === undefined && relation === undefined && rep === undefined) {
    return <EmptyState icon={Building2} title={t.accounts.emptyTitle} hint={t.accounts.emptyHint} />;
  }
  return (
    <EmptyState icon={SearchX} title={t.accounts.nothingFound} hint={t.accounts.nothingFoundHint}>
      {clear}
    </EmptyState>
  );
}
