import { Paperclip } from 'lucide-react';
import { useSettings } from '../settings/settings.tsx';

/** A paper clip, with the number of files as its tooltip and for screen readers. Nothing when there are no files. */
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
