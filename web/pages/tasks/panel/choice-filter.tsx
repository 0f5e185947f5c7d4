import { MultiSelect } from '@mantine/core';
import { useText } from '../../../i18n/language.tsx';

interface ChoiceFilterProps {
  readonly label: string;
  /** Archived choices are included, because tasks keep them. */
  readonly choices: readonly { readonly id: string; readonly label: string; readonly archived: boolean }[];
  /** Ids with commas between them; undefined: any. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** No more ids fit into a filter. */
const most = 20;

/** Some of the types, or of the statuses. */
export function ChoiceFilter({ label, choices, value, onChange }: ChoiceFilterProps) {
  const { t } = useText();
  const chosen = value === undefined ? [] : value.split(',');
  return (
    <MultiSelect
      label={label}
      placeholder={chosen.length === 0 ? t.tasks.panel.any : ''}
      data={choices.map((choice) => ({
        value: choice.id,
        label: choice.archived ? t.tasks.panel.archived(choice.label) : choice.label,
      }))}
      value={chosen}
      maxValues={most}
      onChange={(ids) => {
        onChange(ids.length === 0 ? undefined : ids.join(','));
      }}
      searchable
      clearable
      hidePickedOptions
      styles={{ inputField: { minWidth: 30, width: 30 } }}
      clearButtonProps={{ 'aria-label': t.words.remove }}
      nothingFoundMessage={t.tasks.panel.nothingFound}
    />
  );
}
