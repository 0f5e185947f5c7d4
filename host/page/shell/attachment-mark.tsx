import { Paperclip } from 'lucide-react';
import { useSettings } from '../settings/settings.tsx';

/** A paper clip, with the number of files for who points at it or hears it; nothing when there are none. */
export function AttachmentMark({ count }: { count: number }) {
  const { t } = useSettings();
  if (count === 0) return null;
  return (
    <span className="attachment-mark" title={t.attachments(count)}>
      <Paperclip size={14} aria-hidden />
      <span className="visually-hidden">{t.attachments(count)}</span>
    </span>
  );
}
