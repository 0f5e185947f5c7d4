import { ImageOff } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useSettings } from '../settings/settings.tsx';
import { CardButton } from './card-button.tsx';
import { CardIcon } from './card-icon.tsx';
import { useCard, useField } from './card-context.ts';
import type { OnClick } from './card.ts';
import { Markup } from './markup.tsx';
import { stringsOf } from './form-values.ts';
import type { SwitchControl, WidgetData } from './widget.ts';

export function ImageWidget({ data: { imageUrl, altText, onClick } }: { data: WidgetData['image'] }) {
  return (
    <Pressable onClick={onClick} className="card-image">
      <Picture url={imageUrl} alt={altText} />
    </Pressable>
  );
}

/** Only pictures inside the card load: Google's image proxy is not simulated, so others show their alternative text. */
export function Picture({ url, alt = '', small = false }: { url: string; alt?: string | undefined; small?: boolean }) {
  const { t } = useSettings();
  if (url.startsWith('data:image/')) return <img src={url} alt={alt} />;
  if (small) {
    return (
      <span className="picture-missing" role="img" aria-label={alt === '' ? t.imageNotLoaded : alt} title={url}>
        <ImageOff size={18} strokeWidth={1.5} aria-hidden />
      </span>
    );
  }
  return (
    <span className="picture-missing" title={url}>
      {alt === '' ? t.imageNotLoaded : `${t.imageNotLoaded} · ${alt}`}
    </span>
  );
}

/** Its content as a button when it can be clicked. */
function Pressable(props: { onClick: OnClick | undefined; className: string; children: ReactNode }) {
  const { session, disabled } = useCard();
  const { onClick, className, children } = props;
  if (onClick === undefined) return <div className={className}>{children}</div>;
  return (
    <button
      type="button"
      className={`${className} pressable`}
      disabled={disabled}
      onClick={() => void session.click(onClick)}
    >
      {children}
    </button>
  );
}

export function DecoratedText({ data }: { data: WidgetData['decoratedText'] }) {
  const icon = data.startIcon ?? data.icon;
  const labelId = useId();
  return (
    <div className="decorated">
      <Pressable onClick={data.onClick} className="decorated-main">
        {icon !== undefined && <CardIcon icon={icon} />}
        <DecoratedLines data={data} id={labelId} />
      </Pressable>
      {data.button !== undefined && <CardButton button={data.button} />}
      {data.switchControl !== undefined && <SwitchBox control={data.switchControl} labelledBy={labelId} />}
      {data.endIcon !== undefined && <CardIcon icon={data.endIcon} />}
    </div>
  );
}

function DecoratedLines({ data, id }: { data: WidgetData['decoratedText']; id: string }) {
  return (
    <span className="decorated-text" id={id}>
      <Label className="decorated-label top" text={data.topLabelText?.text ?? data.topLabel} />
      <span className={data.wrapText === true ? 'decorated-content wraps' : 'decorated-content'}>
        <Markup text={data.contentText?.text ?? data.text ?? ''} />
      </span>
      <Label className="decorated-label" text={data.bottomLabelText?.text ?? data.bottomLabel} />
    </span>
  );
}

function Label({ text, className }: { text: string | undefined; className: string }) {
  return text === undefined || text === '' ? null : <span className={className}>{text}</span>;
}

function SwitchBox({ control, labelledBy }: { control: SwitchControl; labelledBy: string }) {
  const { session, readOnly } = useCard();
  const { value, enter } = useField(control.name);
  const own = control.value ?? '';
  const values = stringsOf(value);
  const isSwitch = control.controlType === undefined || control.controlType === 'SWITCH';
  return (
    <input
      type="checkbox"
      {...(isSwitch ? { role: 'switch', className: 'switch' } : {})}
      aria-labelledby={labelledBy}
      disabled={readOnly}
      checked={values.includes(own)}
      onChange={({ target }) => {
        const others = values.filter((entry) => entry !== own);
        enter({ type: 'strings', values: target.checked ? [...others, own] : others });
        if (control.onChangeAction !== undefined) void session.act(control.onChangeAction);
      }}
    />
  );
}
