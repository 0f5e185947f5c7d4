import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';
import { CloudAlert } from 'lucide-react';

/** An empty place that says what it is waiting for. */
export function Notice(props: { icon: LucideIcon; title: string; text?: string; children?: ReactNode }) {
  const { icon: Drawing, title, text, children } = props;
  return (
    <div className="notice">
      <Drawing size={36} strokeWidth={1.4} aria-hidden />
      <p className="notice-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  );
}

/** Something could not be loaded: what to do about it, and again. */
export function LoadFailure({ code, retry }: { code: string; retry: () => void }) {
  const { t } = useSettings();
  return (
    <div role="alert">
      <Notice icon={CloudAlert} title={failureText(code, t)}>
        <button type="button" className="button" onClick={retry}>
          {t.retry}
        </button>
      </Notice>
    </div>
  );
}

export function Loading() {
  const { t } = useSettings();
  return (
    <div className="loading" role="status">
      <span className="spinner" aria-hidden />
      <span className="visually-hidden">{t.loading}</span>
    </div>
  );
}
