import { Badge, Checkbox, Group, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Pencil } from 'lucide-react';
import type { Account } from '../../../../shared/contacts/accounts.ts';
import { TableFrame } from '../../../components/table-frame.tsx';
import { useText } from '../../../i18n/language.tsx';
import classes from './accounts.module.css';

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly busy: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
  readonly onSelectAll: () => void;
  /** Shows who is attached to the account. */
  readonly onOpen: (id: string) => void;
}

/** As many reps as a line names. */
const named = 3;

/** Accounts, one a line, to be ticked. */
export function AccountTable({ accounts, busy, selected, onSelect, onSelectAll, onOpen }: AccountTableProps) {
  const { t } = useText();
  const { columns } = t.accounts;
  const ticked = accounts.filter(({ id }) => selected.has(id)).length;
  return (
    <div className={classes['frame'] ?? ''}>
      <TableFrame label={t.accounts.title} busy={busy} className={busy ? classes['fading'] : ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes['tick'] ?? ''}>
              <Checkbox
                aria-label={t.accounts.selectAll}
                checked={ticked === accounts.length}
                indeterminate={ticked > 0 && ticked < accounts.length}
                onChange={onSelectAll}
              />
            </Table.Th>
            <Table.Th>{columns.account}</Table.Th>
            <Table.Th className={classes['relation'] ?? ''}>{columns.relation}</Table.Th>
            <Table.Th className={classes['count'] ?? ''} ta="right">
              {columns.contacts}
            </Table.Th>
            <Table.Th className={classes['reps'] ?? ''}>{columns.reps}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <AccountLine
              key={account.id}
              account={account}
              ticked={selected.has(account.id)}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </Table.Tbody>
      </TableFrame>
    </div>
  );
}

interface AccountLineProps extends Pick<AccountTableProps, 'onSelect' | 'onOpen'> {
  readonly account: Account;
  readonly ticked: boolean;
}

function AccountLine({ account, ticked, onSelect, onOpen }: AccountLineProps) {
  const { t, formats } = useText();
  const relation = t.words.relations[account.relation];
  return (
    <Table.Tr data-selected={ticked || undefined}>
      <Table.Td className={classes['tick'] ?? ''}>
        <Checkbox
          aria-label={t.accounts.selectOne(account.name)}
          checked={ticked}
          onChange={() => onSelect(account.id)}
        />
      </Table.Td>
      <Table.Td className={classes['name'] ?? ''}>
        {account.name}
        <Text size="xs" c="gray.7">
          {t.accounts.kinds[account.kind]}
          <span className={classes['below'] ?? ''}> · {relation}</span>
        </Text>
      </Table.Td>
      <Table.Td className={classes['relation'] ?? ''}>{relation}</Table.Td>
      <Table.Td className={classes['count'] ?? ''} ta="right">
        {formats.number(account.contacts)}
      </Table.Td>
      <Table.Td className={classes['reps'] ?? ''}>
        <UnstyledButton aria-haspopup="dialog" className={classes['open'] ?? ''} onClick={() => onOpen(account.id)}>
          <VisuallyHidden>{t.accounts.repsOf(account.name)}</VisuallyHidden>
          <RepBadges account={account} />
          <Pencil size={14} aria-hidden />
        </UnstyledButton>
      </Table.Td>
    </Table.Tr>
  );
}

function RepBadges({ account: { reps, repCount } }: { readonly account: Account }) {
  const { t } = useText();
  const shown = reps.slice(0, named);
  return (
    <Group gap={4}>
      {shown.length === 0 ? (
        <Badge variant="outline" color="gray.7" tt="none" fw={500}>
          {t.accounts.nobody}
        </Badge>
      ) : null}
      {shown.map(({ id, name }) => (
        <Badge key={id} variant="light" c="relais.8" tt="none" fw={550} className={classes['rep'] ?? ''}>
          {name}
        </Badge>
      ))}
      {repCount > shown.length ? (
        <Badge variant="light" color="gray" c="gray.8" tt="none" fw={550}>
          {t.accounts.others(repCount - shown.length)}
        </Badge>
      ) : null}
    </Group>
  );
}
