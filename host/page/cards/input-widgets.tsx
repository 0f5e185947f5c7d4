import { useId, type ReactNode } from 'react';
import { useSettings } from '../settings/settings.tsx';
import { useCard, useField } from './card-context.ts';
import { FieldHint } from './field-hint.tsx';
import { stringsOf } from './form-values.ts';
import { fromInputText, toInputText } from './picker-text.ts';
import { useOnChange } from './use-on-change.ts';
import type { WidgetData } from './widget.ts';

export function SelectionInput({ data }: { data: WidgetData['selectionInput'] }) {
  return data.type === 'DROPDOWN' ? <Dropdown data={data} /> : <Choices data={data} />;
}

function Dropdown({ data: { name, label, items = [], onChangeAction } }: { data: WidgetData['selectionInput'] }) {
  const { readOnly } = useCard();
  const { value, fault, enter } = useField(name);
  const changed = useOnChange(onChangeAction);
  const id = useId();
  const chosen = stringsOf(value)[0];
  return (
    <div className="field">
      <label htmlFor={id}>{label ?? name}</label>
      <select
        id={id}
        className="field-control"
        disabled={readOnly}
        value={chosen ?? ''}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => {
          enter({ type: 'strings', values: [target.value] });
          changed();
        }}
      >
        {chosen === undefined && <option value="" aria-label={label} />}
        {items.map((item, index) => (
          <option key={index} value={item.value ?? ''}>
            {item.text}
          </option>
        ))}
      </select>
      <FieldHint fault={fault ?? null} />
    </div>
  );
}

function Choices({
  data: { name, label, type = 'CHECK_BOX', items = [], onChangeAction },
}: {
  data: WidgetData['selectionInput'];
}) {
  const { readOnly } = useCard();
  const { value, fault, enter } = useField(name);
  const changed = useOnChange(onChangeAction);
  const group = useId();
  const chosen = stringsOf(value);
  const choose = (item: string, checked: boolean): void => {
    const others = type === 'RADIO_BUTTON' ? [] : chosen.filter((entry) => entry !== item);
    enter({ type: 'strings', values: checked ? [...others, item] : others });
    changed();
  };
  return (
    <ChoiceGroup label={label}>
      {items.map((item, index) => (
        <label key={index} className="choice">
          <input
            type={type === 'RADIO_BUTTON' ? 'radio' : 'checkbox'}
            {...(type === 'SWITCH' ? { role: 'switch', className: 'switch' } : {})}
            name={group}
            disabled={readOnly}
            checked={chosen.includes(item.value ?? '')}
            onChange={({ target }) => choose(item.value ?? '', target.checked)}
          />
          <span className="choice-text">
            {item.text}
            {item.bottomText !== undefined && <span className="decorated-label"> {item.bottomText}</span>}
          </span>
        </label>
      ))}
      <FieldHint fault={fault ?? null} />
    </ChoiceGroup>
  );
}

function ChoiceGroup({ label, children }: { label: string | undefined; children: ReactNode }) {
  return (
    <fieldset className="choices">
      {label !== undefined && label !== '' && <legend>{label}</legend>}
      {children}
    </fieldset>
  );
}

const inputTypes = { DATE_ONLY: 'date', TIME_ONLY: 'time', DATE_AND_TIME: 'datetime-local' } as const;

/** Gmail's app on a phone draws no date and time pickers. */
export function DateTimePicker({ data }: { data: WidgetData['dateTimePicker'] }) {
  const { phone } = useCard();
  const { t } = useSettings();
  if (phone) return <p className="not-drawn">{t.notOnPhone(data.label ?? data.name)}</p>;
  return <PickerField data={data} />;
}

function PickerField({ data }: { data: WidgetData['dateTimePicker'] }) {
  const { readOnly } = useCard();
  const { value, fault, enter } = useField(data.name);
  const changed = useOnChange(data.onChangeAction);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{data.label ?? data.name}</label>
      <input
        id={id}
        className="field-control"
        type={inputTypes[data.type ?? 'DATE_AND_TIME']}
        data-empty={value === undefined || toInputText(value) === ''}
        readOnly={readOnly}
        value={toInputText(value)}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => {
          enter(fromInputText(target.value, value));
          changed();
        }}
      />
      <FieldHint fault={fault ?? null} />
    </div>
  );
}
