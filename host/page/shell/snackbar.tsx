import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useSettings } from '../settings/settings.tsx';

/** How long a notification stays, as Gmail's do. Milliseconds. */
const shownFor = 8000;

/** A notification of the add-on or of the page: read out once, gone by itself or when dismissed. */
export function Snackbar({ notification, dismiss }: { notification: { text: string } | null; dismiss: () => void }) {
  const { t } = useSettings();
  useEffect(() => {
    if (notification === null) return undefined;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [notification, dismiss]);
  return (
    <div className="snackbar-region" role="status" aria-live="polite">
      {notification !== null && (
        <div className="snackbar">
          <span>{notification.text}</span>
          <button type="button" className="icon-button" aria-label={t.dismiss} title={t.dismiss} onClick={dismiss}>
            <X size={18} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
