import { useId, useState, type KeyboardEvent } from 'react';
import { useSettings } from '../settings/settings.tsx';
import { useCard, useField } from './card-context.ts';
import { FieldHint } from './field-hint.tsx';
import { firstText, textFault } from './form-values.ts';
import { useOnChange } from './use-on-change.ts';
import { useSuggestions } from './use-suggestions.ts';
import type { WidgetData } from './widget.ts';

export function TextInput({ data }: { data: WidgetData['textInput'] }) {
  const { t } = useSettings();
  const { value, fault } = useField(data.name);
  const id = useId();
  const limit = data.validation?.characterLimit;
  const problem = fault ?? textFault(data, value);
  const Control = suggests(data) ? SuggestingControl : TextControl;
  return (
    <div className="field">
      <label htmlFor={id}>{data.label ?? data.hintText ?? data.name}</label>
      <Control data={data} id={id} invalid={problem !== null} />
      <div className="field-foot" id={`${id}-hint`}>
        <FieldHint fault={problem} hint={data.label === undefined ? undefined : data.hintText} />
        {limit !== undefined && <span className="field-count">{t.characters(firstText(value).length, limit)}</span>}
      </div>
    </div>
  );
}

function suggests({ autoCompleteAction, initialSuggestions }: WidgetData['textInput']): boolean {
  return autoCompleteAction !== undefined || (initialSuggestions?.items ?? []).length > 0;
}

interface TextControlProps {
  data: WidgetData['textInput'];
  id: string;
  invalid: boolean;
}

/** What every text field does: its value, and its own action once when it is left with another one. */
function useTextField({ data, id, invalid }: TextControlProps) {
  const { readOnly } = useCard();
  const { value, enter } = useField(data.name);
  const changed = useOnChange(data.onChangeAction);
  const [told, setTold] = useState(data.value ?? '');
  const tell = (text: string): void => {
    if (text === told) return;
    setTold(text);
    changed();
  };
  const write = (text: string): void => enter({ type: 'strings', values: [text] });
  return {
    write,
    tell,
    attributes: {
      id,
      className: 'field-control',
      value: firstText(value),
      readOnly,
      placeholder: data.placeholderText,
      'aria-describedby': `${id}-hint`,
      'aria-invalid': invalid,
    },
  };
}

function TextControl(props: TextControlProps) {
  const { write, tell, attributes } = useTextField(props);
  const field = {
    ...attributes,
    onChange: ({ target }: { target: { value: string } }) => write(target.value),
    onBlur: ({ target }: { target: { value: string } }) => tell(target.value),
  };
  if (props.data.type === 'MULTIPLE_LINE') return <textarea rows={4} {...field} />;
  return <input type="text" {...field} autoComplete="off" />;
}

/** A field with a list below it (WAI-ARIA combobox): arrows move, Enter takes one, Escape closes. */
function SuggestingControl(props: TextControlProps) {
  const { write, tell, attributes } = useTextField(props);
  const { items, look, close } = useSuggestions(props.data);
  const [active, setActive] = useState(-1);
  const list = `${props.id}-list`;
  const take = (text: string): void => {
    close();
    setActive(-1);
    write(text);
    tell(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = items[active];
    const moved = { ArrowDown: Math.min(items.length - 1, active + 1), ArrowUp: Math.max(-1, active - 1) }[event.key];
    if (moved !== undefined && items.length > 0) setActive(moved);
    else if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape' && items.length > 0) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="suggesting">
      <input
        type="text"
        role="combobox"
        {...attributes}
        autoComplete="off"
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && active < items.length ? `${list}-${String(active)}` : undefined}
        onChange={({ target }) => {
          write(target.value);
          setActive(-1);
          look(target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={({ target }) => {
          close();
          tell(target.value);
        }}
      />
      <ul
        id={list}
        role="listbox"
        aria-label={props.data.label ?? props.data.name}
        hidden={items.length === 0}
        className="suggestions"
      >
        {items.map((item, index) => (
          <li
            key={item}
            id={`${list}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus, so that leaving it is not mistaken for the end of typing.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
