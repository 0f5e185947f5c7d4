import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import type { CaptureDays } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { OutcomeCells, OutcomeHeadings } from './outcome-cells.tsx';
import { shownOutcomes } from './outcome-look.ts';

interface UserCountsProps {
  readonly users: CaptureDays['users'];
  readonly onChoose: (userId: string) => void;
}

/** More of them make the page long; the filter finds everybody. */
const maxUsers = 10;

/** How the attempts of each user ended, those with the most attempts first. */
export function UserCounts({ users, onChoose }: UserCountsProps) {
  const { t } = useText();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="capture-users">
      <Title order={2} size="h4" id="capture-users" mb="xs">
        {t.captures.byUser}
      </Title>
      <Table aria-label={t.captures.byUserTable} verticalSpacing={4} horizontalSpacing={4}>
        <OutcomeHeadings first={t.captures.user} outcomes={shownOutcomes} />
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
              <OutcomeCells counts={counts} outcomes={shownOutcomes} />
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
