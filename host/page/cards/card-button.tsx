import type { CSSProperties } from 'react';
import { MenuButton } from '../shell/menu-button.tsx';
import { CardIcon } from './card-icon.tsx';
import { useCard } from './card-context.ts';
import type { Button, Color, OnClick } from './card.ts';

type ButtonType = NonNullable<Button['type']>;

const classes: Record<ButtonType, string> = {
  TYPE_UNSPECIFIED: 'outlined',
  OUTLINED: 'outlined',
  FILLED: 'filled',
  FILLED_TONAL: 'tonal',
  BORDERLESS: 'borderless',
};

/** A button of a card. `fallback`: its type when the JSON leaves it out. */
export function CardButton({ button, fallback = 'BORDERLESS' }: { button: Button; fallback?: ButtonType }) {
  const { session } = useCard();
  const type = button.type === undefined || button.type === 'TYPE_UNSPECIFIED' ? fallback : button.type;
  const className = `card-button ${classes[type]}${button.text === undefined ? ' icon-only' : ''}`;
  const menu = overflowItems(button.onClick);
  if (menu === null) return <PlainButton button={button} className={className} type={type} />;
  const items = menu.map((item) => ({ ...item, select: () => void session.click(item.onClick) }));
  const label = button.altText ?? button.text ?? '';
  return <MenuButton className={className} label={label} name={label} items={items} face={<Face button={button} />} />;
}

function PlainButton({ button, className, type }: { button: Button; className: string; type: ButtonType }) {
  const { session, disabled } = useCard();
  const { text, onClick, altText, color } = button;
  return (
    <button
      type="button"
      className={className}
      style={color === undefined ? undefined : tint(color, type)}
      disabled={disabled || button.disabled === true || onClick === undefined}
      aria-label={altText}
      title={text === undefined ? altText : undefined}
      onClick={() => {
        if (onClick !== undefined) void session.click(onClick);
      }}
    >
      <Face button={button} />
    </button>
  );
}

function Face({ button: { icon, text } }: { button: Button }) {
  return (
    <>
      {icon !== undefined && <CardIcon icon={icon} />}
      {text !== undefined && <span>{text}</span>}
    </>
  );
}

function overflowItems(onClick: OnClick | undefined): { label: string; disabled: boolean; onClick: OnClick }[] | null {
  const items = onClick?.overflowMenu?.items;
  if (items === undefined) return null;
  return items.flatMap((item) =>
    item.onClick === undefined
      ? []
      : [{ label: item.text ?? '', disabled: item.disabled === true, onClick: item.onClick }],
  );
}

/** A coloured button is filled unless it is borderless; its text is black or white, whichever reads better (WCAG luminance). */
function tint({ red = 0, green = 0, blue = 0 }: Color, type: ButtonType): CSSProperties {
  const css = `rgb(${[red, green, blue].map((channel) => Math.round(channel * 255)).join(' ')})`;
  if (type === 'BORDERLESS' || type === 'OUTLINED') return { color: css };
  const linear = (channel: number): number =>
    channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return { backgroundColor: css, borderColor: css, color: luminance > 0.179 ? '#000' : '#fff' };
}
