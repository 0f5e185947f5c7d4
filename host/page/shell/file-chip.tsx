import {
  Download,
  File,
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  Mail,
  CalendarDays,
  type LucideIcon,
} from 'lucide-react';
import { fileSize } from '../settings/format.ts';
import { useSettings } from '../settings/settings.tsx';

/** The first pattern that the media type contains names the drawing. */
const drawings: readonly [string, LucideIcon][] = [
  ['image/', FileImage],
  ['message/', Mail],
  ['calendar', CalendarDays],
  ['spreadsheet', FileSpreadsheet],
  ['excel', FileSpreadsheet],
  ['csv', FileSpreadsheet],
  ['zip', FileArchive],
  ['pdf', FileText],
  ['text/', FileText],
  ['word', FileText],
];

/** A file's drawing by its media type. */
export function FileIcon({ mediaType }: { mediaType: string }) {
  const Drawing = drawings.find(([pattern]) => mediaType.includes(pattern))?.[1] ?? File;
  return <Drawing size={22} strokeWidth={1.6} aria-hidden />;
}

/** One file to download. `size` in bytes. */
export function FileChip(props: { name: string; mediaType: string; size: number; url: string }) {
  const { name, mediaType, size, url } = props;
  const { t, locale } = useSettings();
  return (
    <li>
      <a className="file-chip" href={url} download={name} title={t.download(name)}>
        <FileIcon mediaType={mediaType} />
        <span className="file-chip-text">
          <span className="file-chip-name">{name}</span>
          <span className="muted">{fileSize(size, locale)}</span>
        </span>
        <Download size={16} aria-hidden className="file-chip-action" />
      </a>
    </li>
  );
}
