import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useState, type Ref } from 'react';
import { useSettings } from '../settings/settings.tsx';
import { CardButton } from './card-button.tsx';
import type { Card, Section } from './card.ts';
import { Picture } from './text-widgets.tsx';
import { Widgets } from './widget-view.tsx';

/** A whole card. `headingRef` is where the focus goes when the card replaces another. */
export function CardView({ card, headingRef }: { card: Card; headingRef: Ref<HTMLHeadingElement> }) {
  const { sections = [], fixedFooter, sectionDividerStyle } = card;
  return (
    <div className="card">
      <div className={sectionDividerStyle === 'NO_DIVIDER' ? 'card-scroll no-dividers' : 'card-scroll'}>
        <CardHead card={card} headingRef={headingRef} />
        {sections.map((section, index) => (
          <SectionView key={index} section={section} />
        ))}
      </div>
      {fixedFooter !== undefined && <CardFoot footer={fixedFooter} />}
    </div>
  );
}

/** A card without a header still has a heading for screen readers. */
function CardHead({ card, headingRef }: { card: Card; headingRef: Ref<HTMLHeadingElement> }) {
  const { header = {} } = card;
  const { imageUrl, imageAltText, imageType, title, subtitle } = header;
  return (
    <header className={card.header === undefined ? 'visually-hidden' : 'card-header'}>
      {imageUrl !== undefined && (
        <span className={imageType === 'CIRCLE' ? 'card-header-image circle' : 'card-header-image'}>
          <Picture url={imageUrl} alt={imageAltText} small />
        </span>
      )}
      <div>
        <h2 ref={headingRef} tabIndex={-1}>
          {title ?? card.name ?? 'Card'}
        </h2>
        {subtitle !== undefined && <p>{subtitle}</p>}
      </div>
    </header>
  );
}

function CardFoot({ footer: { primaryButton, secondaryButton } }: { footer: NonNullable<Card['fixedFooter']> }) {
  return (
    <footer className="card-footer">
      {primaryButton !== undefined && <CardButton button={primaryButton} fallback="FILLED" />}
      {secondaryButton !== undefined && <CardButton button={secondaryButton} fallback="OUTLINED" />}
    </footer>
  );
}

function SectionView({ section }: { section: Section }) {
  const { header = '', widgets = [], collapsible = false, uncollapsibleWidgetsCount = 0 } = section;
  const shown = collapsible ? uncollapsibleWidgetsCount : widgets.length;
  return (
    <section className="card-section">
      {header !== '' && <h3>{header}</h3>}
      <Widgets widgets={widgets.slice(0, shown)} />
      {shown < widgets.length && <CollapsedWidgets widgets={widgets.slice(shown)} />}
    </section>
  );
}

function CollapsedWidgets({ widgets }: { widgets: readonly unknown[] }) {
  const [expanded, setExpanded] = useState(false);
  const { t } = useSettings();
  const id = useId();
  const Arrow = expanded ? ChevronUp : ChevronDown;
  return (
    <>
      <div id={id} hidden={!expanded} className="card-section-rest">
        <Widgets widgets={widgets} />
      </div>
      <button
        type="button"
        className="card-button borderless expander"
        aria-expanded={expanded}
        aria-controls={id}
        onClick={() => setExpanded(!expanded)}
      >
        <Arrow size={18} aria-hidden />
        <span>{expanded ? t.showLess : t.showMore}</span>
      </button>
    </>
  );
}
