import { Badge } from '@mantine/core';
import type { UserState } from '../../../../shared/users/admin-users.ts';
import { useText } from '../../../i18n/language.tsx';

const colors: Readonly<Record<UserState, string>> = { active: 'teal', invited: 'yellow.6', disabled: 'gray.6' };

/** Whether somebody can sign in, and has. */
export function StateBadge({ state }: { readonly state: UserState }) {
  const { t } = useText();
  return (
    <Badge variant="dot" color={colors[state]} tt="none" fw={550} title={t.users.stateHints[state]}>
      {t.users.states[state]}
    </Badge>
  );
}
