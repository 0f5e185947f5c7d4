import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/use-call.ts';
import { useText } from '../../../i18n/language.tsx';
import { useSettings } from '../../../shell/settings.tsx';
import { RemoteSelect, type Choice } from './remote-select.tsx';

interface UserFilterProps {
  readonly label: string;
  readonly value: Choice | null;
  readonly onChoose: (choice: Choice | null) => void;
  /** What comes before the users, such as nobody. */
  readonly before?: readonly Choice[];
  /** Only those who can be given a task. */
  readonly assignable?: boolean;
  /** Its list belongs to the popover that it stands in. */
  readonly within?: boolean;
}

const nothing: readonly Choice[] = [];

/** One of the users of the environment; oneself first. */
export function UserFilter({
  label,
  value,
  onChoose,
  before = nothing,
  assignable = false,
  within = false,
}: UserFilterProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed === value?.label ? '' : typed.trim(), 200);
  const { users, searching } = useFoundUsers(query, assignable);
  return (
    <RemoteSelect
      label={label}
      placeholder={t.tasks.panel.anybody}
      value={value}
      found={query === '' ? [...before, ...users] : users}
      loading={searching}
      typed={typed}
      onType={setTyped}
      onChoose={onChoose}
      within={within}
    />
  );
}

/** The users that a search finds, oneself first; users without access are marked. */
function useFoundUsers(query: string, assignable: boolean): { users: readonly Choice[]; searching: boolean } {
  const { t } = useText();
  const self = useSettings().me.user.id;
  const asked = { ...(query === '' ? {} : { query }), ...(assignable ? ({ assignable: '1' } as const) : {}) };
  const found = useRead('searchUsers', { query: asked }, { keepPrevious: true });
  const users = (found.data?.users ?? []).map(({ id, name, email, active }) => {
    const hint = id === self ? t.tasks.panel.me : email;
    return { id, label: name, hint: active ? hint : t.tasks.panel.inactive(hint) };
  });
  const others = users.filter(({ id }) => id !== self);
  return { users: [...users.filter(({ id }) => id === self), ...others], searching: found.isFetching };
}
