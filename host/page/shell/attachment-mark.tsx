import { Paperclip } from 'lucide-react';
import { useSettings } from '../settings/settings.tsx';

/** A paper clip with the number of files; nothing when there are none. */
export function AttachmentMark({ count, counted = false }: { count: number; counted?: boolean }) {
  const { t } = useSettings();
  if (count === 0) return null;
  return (
    <span className="attachment-mark" title={t.attachments(count)}>
      <Paperclip size={14} aria-hidden />
      {counted && <span aria-hidden>{count}</span>}
      <span className="visually-hidden">{t.attachments(count)}</span>
    </span>
  );
}
