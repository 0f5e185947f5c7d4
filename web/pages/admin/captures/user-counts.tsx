import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import type { CaptureDays } from '../../../../shared/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { columnClass } from './outcome-column.ts';
import { shownOutcomes } from './outcome-look.ts';

interface UserCountsProps {
  readonly users: CaptureDays['users'];
  readonly onChoose: (userId: string) => void;
}

/** More of them make the page long; the filter finds everybody. */
const maxUsers = 10;

/** How the attempts of each user ended, those with the most attempts first. */
export function UserCounts({ users, onChoose }: UserCountsProps) {
  const { t, formats } = useText();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="capture-users">
      <Title order={2} size="h4" id="capture-users" mb="xs">
        {t.captures.byUser}
      </Title>
      <Table aria-label={t.captures.byUserTable} verticalSpacing={4} horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th fz="xs">{t.captures.user}</Table.Th>
            {shownOutcomes.map((outcome) => (
              <Table.Th key={outcome} ta="right" fz="xs" className={columnClass(outcome)}>
                {t.captures.totals[outcome]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.slice(0, maxUsers).map(({ user, counts }) => (
            <Table.Tr key={user.id}>
              <Table.Th scope="row" fw={500}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="left"
                  aria-label={t.captures.filterUser(user.name)}
                  onClick={() => {
                    onChoose(user.id);
                  }}
                >
                  {user.name}
                </Anchor>
              </Table.Th>
              {shownOutcomes.map((outcome) => (
                <Table.Td key={outcome} ta="right" className={columnClass(outcome)}>
                  {formats.number(counts[outcome])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {users.length > maxUsers ? (
        <Text size="sm" c="dimmed">
          {t.captures.otherUsers(users.length - maxUsers)}
        </Text>
      ) : null}
    </Paper>
  );
}
