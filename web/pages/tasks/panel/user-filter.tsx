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
  const { me } = useSettings();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed === value?.label ? '' : typed.trim(), 200);
  const users = useRead('searchUsers', { query: query === '' ? {} : { query } }, { keepPrevious: true });
  const found = (users.data?.users ?? [])
    .filter((user) => !assignable || user.assignable)
    .map(({ id, name, email }) => ({ id, label: name, hint: id === me.user.id ? t.tasks.panel.me : email }));
  const [self, others] = [found.filter(({ id }) => id === me.user.id), found.filter(({ id }) => id !== me.user.id)];
  return (
    <RemoteSelect
      label={label}
      placeholder={t.tasks.panel.anybody}
      value={value}
      found={query === '' ? [...before, ...self, ...others] : [...self, ...others]}
      loading={users.isFetching}
      typed={typed}
      onType={setTyped}
      onChoose={onChoose}
      within={within}
    />
  );
}
