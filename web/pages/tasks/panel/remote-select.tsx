import { Loader, Select } from '@mantine/core';
import { useText } from '../../../i18n/language.tsx';

/** An option; `hint` distinguishes options of the same name. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
}

interface RemoteSelectProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: Choice | null;
  /** The options that match the typed text. */
  readonly found: readonly Choice[];
  readonly loading: boolean;
  /** The typed text; the label of the chosen option is not a search. */
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (choice: Choice | null) => void;
  /** Its list belongs to the popover that it stands in. */
  readonly within?: boolean;
}

/** A select whose options do not fit on a page, so the service searches them for the typed text. */
export function RemoteSelect(props: RemoteSelectProps) {
  const { t } = useText();
  const { value, found, loading } = props;
  const offered = value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found];
  const choiceOf = (id: string | null) => offered.find((choice) => choice.id === id) ?? null;
  return (
    <Select
      label={props.label}
      placeholder={props.placeholder}
      data={offered.map(({ id, label }) => ({ value: id, label }))}
      value={value?.id ?? null}
      onChange={(id) => {
        props.onChoose(choiceOf(id));
      }}
      searchable
      comboboxProps={{ withinPortal: props.within !== true }}
      clearable
      clearButtonProps={{ 'aria-label': t.words.remove }}
      searchValue={props.typed}
      onSearchChange={props.onType}
      filter={({ options }) => options}
      nothingFoundMessage={loading ? t.words.loading : t.tasks.panel.nothingFound}
      renderOption={({ option }) => <ChoiceLine choice={choiceOf(option.value)} />}
      {...(loading ? { rightSection: <Loader size={14} /> } : {})}
    />
  );
}

function ChoiceLine({ choice }: { readonly choice: Choice | null }) {
  const hint = choice?.hint ?? null;
  return (
    <span>
      {choice?.label}
      {hint === null ? null : (
        <span style={{ display: 'block', fontSize: 12, color: 'var(--mantine-color-gray-7)' }}>{hint}</span>
      )}
    </span>
  );
}
