import { Badge } from '@mantine/core';
import type { UserState } from '../../../../shared/admin-users.ts';
import { useText } from '../../../i18n/language.tsx';

const colors: Readonly<Record<UserState, string>> = { active: 'teal', invited: 'yellow', disabled: 'gray' };

/** Whether somebody can sign in, and has. */
export function StateBadge({ state }: { readonly state: UserState }) {
  const { t } = useText();
  const color = colors[state];
  return (
    <Badge variant="light" color={color} c={`${color}.9`} tt="none" fw={600} title={t.users.stateHints[state]}>
      {t.users.states[state]}
    </Badge>
  );
}
