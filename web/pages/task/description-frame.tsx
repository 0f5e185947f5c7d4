import { Skeleton } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import classes from './description-frame.module.css';

interface DescriptionFrameProps {
  readonly title: string;
  readonly src: string;
}

/** Pixels. Longer descriptions scroll in their frame: browsers limit the height of a layer. */
const tallest = 20_000;

/**
 * Untrusted HTML, sanitized by the service, in a frame without scripts. It has our origin, so that its images get the
 * session cookie and its height can be measured.
 */
export function DescriptionFrame({ title, src }: DescriptionFrameProps) {
  const { t } = useText();
  const [height, setHeight] = useState<number | null>(null);
  const observer = useRef<ResizeObserver | null>(null);
  const follow = useCallback((frame: HTMLIFrameElement) => {
    const body = frame.contentDocument?.body;
    observer.current?.disconnect();
    if (body === undefined) return;
    const measure = () => setHeight(Math.min(tallest, Math.ceil(heightOf(body))));
    observer.current = new ResizeObserver(measure);
    observer.current.observe(body);
    measure();
  }, []);
  useEffect(() => () => observer.current?.disconnect(), []);
  return (
    <>
      {height === null ? <Skeleton height={160} aria-hidden /> : null}
      <iframe
        className={classes['frame'] ?? ''}
        title={t.task.descriptionFrame(title)}
        src={src}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        style={{ blockSize: height ?? 0 }}
        onLoad={({ currentTarget }) => follow(currentTarget)}
      />
    </>
  );
}

/** Includes the body's margins and a horizontal scroll bar. */
function heightOf(body: HTMLElement): number {
  const style = getComputedStyle(body);
  const margins = parseFloat(style.marginBlockStart) + parseFloat(style.marginBlockEnd);
  const scrollBar = body.scrollWidth > body.clientWidth ? 18 : 0;
  return body.scrollHeight + margins + scrollBar;
}
