import { useLayoutEffect, useRef, useState } from 'react';
import { useSettings } from '../settings/settings.tsx';
import { Markup } from './markup.tsx';
import type { WidgetData } from './widget.ts';

/** A text. With `maxLines` it is cut to so many lines, and a button shows the rest when there is any. */
export function TextParagraph({ data: { text = '', maxLines } }: { data: WidgetData['textParagraph'] }) {
  return maxLines === undefined ? (
    <p className="card-text">
      <Markup text={text} />
    </p>
  ) : (
    <ClampedText key={text} text={text} maxLines={maxLines} />
  );
}

function ClampedText({ text, maxLines }: { text: string; maxLines: number }) {
  const { t } = useSettings();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [expanded, setExpanded] = useState(false);
  const [isCut, setIsCut] = useState(false);
  useLayoutEffect(() => {
    const element = paragraph.current;
    if (element === null) return undefined;
    const measure = new ResizeObserver(() => {
      // Whether there is more text can be measured only while the text is cut.
      if (element.classList.contains('clamped')) setIsCut(element.scrollHeight > element.clientHeight + 1);
    });
    measure.observe(element);
    return () => measure.disconnect();
  }, []);
  return (
    <>
      <p
        ref={paragraph}
        className={expanded ? 'card-text' : 'card-text clamped'}
        style={expanded ? undefined : { WebkitLineClamp: maxLines }}
      >
        <Markup text={text} />
      </p>
      {isCut && (
        <button
          type="button"
          className="card-button borderless expander"
          aria-expanded={expanded}
          onClick={() => setExpanded(!expanded)}
        >
          {expanded ? t.showLess : t.showMore}
        </button>
      )}
    </>
  );
}
