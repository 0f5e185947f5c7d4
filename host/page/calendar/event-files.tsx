import { ExternalLink } from 'lucide-react';
import type { EventDetail } from '../../page-api.ts';
import { useSettings } from '../settings/settings.tsx';
import { FileIcon } from '../shell/file-chip.tsx';

/** The files of an event: links, most of them into Google Drive. */
export function EventFiles({ files }: { files: EventDetail['attachments'] }) {
  const { t } = useSettings();
  if (files.length === 0) return null;
  return (
    <section className="files" aria-label={t.eventFiles(files.length)}>
      <h2>{t.eventFiles(files.length)}</h2>
      <ul className="file-chips">
        {files.map(({ title, mediaType, url, drive }) => (
          <li key={url}>
            <a className="file-chip" href={url} target="_blank" rel="noopener noreferrer" title={t.openLink(title)}>
              <FileIcon mediaType={mediaType} />
              <span className="file-chip-text">
                <span className="file-chip-name">{title}</span>
                <span className="muted">{drive ? t.driveFile : t.linkedFile}</span>
              </span>
              <ExternalLink size={16} aria-hidden className="file-chip-action" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
