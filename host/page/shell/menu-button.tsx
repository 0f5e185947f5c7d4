import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuItem {
  label: string;
  select: () => void;
  disabled?: boolean;
  /** Whether the item is chosen among others (users, languages) or is switched on. Absent for plain commands. */
  checked?: boolean;
  /** Whether the item is a switch of its own. */
  toggles?: boolean;
  detail?: string;
}

interface MenuButtonProps {
  /** The menu's name, also shown as the tooltip. */
  label: string;
  /** The accessible name of a button without text. */
  name?: string;
  face: ReactNode;
  items: readonly MenuItem[];
  className?: string;
  disabled?: boolean;
}

/** A button with a menu (WAI-ARIA menu button): arrows, Home and End move, Escape and Tab close. */
export function MenuButton({ label, name, face, items, className = 'icon-button', disabled = false }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    entries(root.current)[0]?.focus();
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
    else if (move(root.current, event.key)) event.preventDefault();
  };

  return (
    <div className="menu-root" ref={root}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={label}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map((item, index) => (
            <button
              key={index}
              type="button"
              className="menu-item"
              tabIndex={-1}
              disabled={item.disabled}
              {...(item.checked === undefined
                ? { role: 'menuitem' }
                : {
                    role: item.toggles === true ? 'menuitemcheckbox' : 'menuitemradio',
                    'aria-checked': item.checked,
                  })}
              onClick={() => {
                close();
                item.select();
              }}
            >
              <span>{item.label}</span>
              {item.detail !== undefined && <span className="menu-detail">{item.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function entries(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)') ?? [])];
}

/** @returns whether the key moves within a menu. */
function move(root: HTMLElement | null, key: string): boolean {
  const items = entries(root);
  const current = items.findIndex((item) => item === document.activeElement);
  const targets: Partial<Record<string, number>> = {
    ArrowDown: (current + 1) % items.length,
    ArrowUp: (current <= 0 ? items.length : current) - 1,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[key];
  if (target === undefined) return false;
  items[target]?.focus();
  return true;
}
