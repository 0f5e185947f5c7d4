import { CardButton } from './card-button.tsx';
import { CardIcon } from './card-icon.tsx';
import { useCard } from './card-context.ts';
import { Picture } from './text-widgets.tsx';
import type { WidgetData } from './widget.ts';

export function ButtonList({ data: { buttons = [] } }: { data: WidgetData['buttonList'] }) {
  return (
    <div className="button-list">
      {buttons.map((button, index) => (
        <CardButton key={index} button={button} />
      ))}
    </div>
  );
}

export function Divider() {
  return <hr className="card-divider" />;
}

export function Grid({ data: { title, columnCount = 2, items = [], onClick } }: { data: WidgetData['grid'] }) {
  const { session, disabled } = useCard();
  return (
    <div className="card-grid-block">
      {title !== undefined && <p className="card-grid-title">{title}</p>}
      <div className="card-grid" style={{ gridTemplateColumns: `repeat(${String(columnCount)}, minmax(0, 1fr))` }}>
        {items.map((item, index) => (
          <button
            key={index}
            type="button"
            className={item.layout === 'TEXT_ABOVE' ? 'card-grid-item text-above' : 'card-grid-item'}
            disabled={disabled || onClick === undefined}
            onClick={() => {
              // Google adds the clicked item to the callback's parameters.
              const clicked = { grid_item_identifier: item.id ?? '', grid_item_index: String(index) };
              if (onClick !== undefined) void session.click(onClick, clicked);
            }}
          >
            {item.image?.imageUri !== undefined && <Picture url={item.image.imageUri} alt={item.image.altText} />}
            <span className="card-grid-text">
              <span>{item.title}</span>
              <span className="decorated-label">{item.subtitle}</span>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

export function ChipList({ data: { chips = [], layout } }: { data: WidgetData['chipList'] }) {
  const { session, disabled } = useCard();
  return (
    <div className={layout === 'HORIZONTAL_SCROLLABLE' ? 'chip-list scrolls' : 'chip-list'}>
      {chips.map((chip, index) => (
        <button
          key={index}
          type="button"
          className="chip"
          aria-label={chip.altText}
          disabled={disabled || chip.disabled === true || chip.onClick === undefined}
          onClick={() => {
            if (chip.onClick !== undefined) void session.click(chip.onClick);
          }}
        >
          {chip.icon !== undefined && <CardIcon icon={chip.icon} />}
          {chip.label}
        </button>
      ))}
    </div>
  );
}
