import { useId, type ReactNode } from 'react';
import { faultText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';
import { useCard, useField } from './card-context.ts';
import type { Action } from './card.ts';
import { firstText, stringsOf, textFault, type FieldFault } from './form-values.ts';
import { fromInputText, toInputText } from './picker-text.ts';
import type { WidgetData } from './widget.ts';

/** Runs the widget's own action after its value changed. */
function useOnChange(action: Action | undefined): () => void {
  const { session } = useCard();
  return () => {
    if (action !== undefined) void session.act(action);
  };
}

export function TextInput({ data }: { data: WidgetData['textInput'] }) {
  const { t } = useSettings();
  const { value, fault } = useField(data.name);
  const id = useId();
  const limit = data.validation?.characterLimit;
  const problem = fault ?? textFault(data, value);
  return (
    <div className="field">
      <label htmlFor={id}>{data.label ?? data.hintText ?? data.name}</label>
      <TextControl data={data} id={id} invalid={problem !== null} />
      <div className="field-foot" id={`${id}-hint`}>
        <FieldHint fault={problem} hint={data.label === undefined ? undefined : data.hintText} />
        {limit !== undefined && <span className="field-count">{t.characters(firstText(value).length, limit)}</span>}
      </div>
      {data.autoCompleteAction !== undefined && <p className="not-drawn">{t.notDrawn('autoCompleteAction')}</p>}
    </div>
  );
}

interface TextControlProps {
  data: WidgetData['textInput'];
  id: string;
  invalid: boolean;
}

function TextControl({ data, id, invalid }: TextControlProps) {
  const { readOnly } = useCard();
  const { value, enter } = useField(data.name);
  const changed = useOnChange(data.onChangeAction);
  const suggestions = data.initialSuggestions?.items ?? [];
  const field = {
    id,
    className: 'field-control',
    value: firstText(value),
    readOnly,
    placeholder: data.placeholderText,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': invalid,
    onChange: ({ target }: { target: { value: string } }) => enter({ type: 'strings', values: [target.value] }),
    onBlur: ({ target }: { target: { value: string } }) => {
      if (target.value !== (data.value ?? '')) changed();
    },
  };
  if (data.type === 'MULTIPLE_LINE') return <textarea rows={4} {...field} />;
  if (suggestions.length === 0) return <input type="text" {...field} autoComplete="off" />;
  return (
    <>
      <input type="text" {...field} list={`${id}-list`} autoComplete="off" />
      <datalist id={`${id}-list`}>
        {suggestions.map(({ text }, index) => (
          <option key={index} value={text} />
        ))}
      </datalist>
    </>
  );
}

function FieldHint({ fault, hint }: { fault: FieldFault | null; hint: string | undefined }) {
  const { t } = useSettings();
  if (fault !== null) return <span className="field-fault">{faultText(fault, t)}</span>;
  return hint === undefined ? null : <span>{hint}</span>;
}

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
      <FieldHint fault={fault ?? null} hint={undefined} />
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
          <span className="choice-text">{item.text}</span>
        </label>
      ))}
      <FieldHint fault={fault ?? null} hint={undefined} />
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

export function DateTimePicker({ data }: { data: WidgetData['dateTimePicker'] }) {
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
        readOnly={readOnly}
        value={toInputText(value)}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => {
          enter(fromInputText(target.value, value));
          changed();
        }}
      />
      <FieldHint fault={fault ?? null} hint={undefined} />
    </div>
  );
}
