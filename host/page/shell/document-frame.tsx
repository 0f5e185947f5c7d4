import { useRef, useState } from 'react';

/** How tall a frame is until its content is measured. Pixels. */
const initialHeight = 120;
/** Room for the scrollbar below a table that is wider than the pane. Pixels. */
const scrollbarHeight = 16;

/**
 * Foreign HTML in a frame that cannot run scripts, load from the network or reach the page; it grows to its content.
 * `allow-same-origin` only lets this page measure it (host/server/reading-document.ts has the policy it comes with).
 */
export function DocumentFrame({ url, title }: { url: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(initialHeight);
  const measure = (): void => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root === undefined) return;
    const fit = (): void => {
      const extra = root.scrollWidth > root.clientWidth ? scrollbarHeight : 4;
      setHeight(Math.max(initialHeight / 2, root.getBoundingClientRect().height + extra));
    };
    fit();
    new ResizeObserver(fit).observe(root);
  };
  return (
    <iframe
      ref={frame}
      className="document-frame"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      src={url}
      title={title}
      style={{ height }}
      onLoad={measure}
    />
  );
}
