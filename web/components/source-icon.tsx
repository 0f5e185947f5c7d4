import { CalendarDays, Mail, PencilLine } from 'lucide-react';
import type { TaskSource } from '../../shared/values/source.ts';
import { useText } from '../i18n/language.tsx';

const icons = { mail: Mail, event: CalendarDays, manual: PencilLine };

/** What a task was made from. */
export function SourceIcon({ source, size = 16 }: { readonly source: TaskSource; readonly size?: number }) {
  const { t } = useText();
  const Icon = icons[source];
  const label = t.words.sources[source];
  return (
    <span title={label} style={{ display: 'inline-flex', color: 'var(--mantine-color-gray-7)' }}>
      <Icon size={size} role="img" aria-label={label} />
    </span>
  );
}
