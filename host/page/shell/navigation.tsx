import { CalendarDays, FolderOpen, Inbox, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { routeHash, type CalendarMode, type Route } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';

const calendarHome: Route = { view: 'calendar', mode: firstMode(), day: null, open: null };

/** Seven columns need a window that is not a phone's. */
function firstMode(): CalendarMode {
  return window.innerWidth < 700 ? 'list' : 'week';
}

/** The places of the page, and opening a file for those who do not drag. */
export function Navigation({ view, openFile }: { view: Route['view']; openFile: (file: File) => void }) {
  const { t } = useSettings();
  const input = useRef<HTMLInputElement>(null);
  return (
    <nav className="navigation" aria-label={t.navigation}>
      <button type="button" className="open-file" title={t.openFileHint} onClick={() => input.current?.click()}>
        <FolderOpen size={20} aria-hidden />
        <span>{t.openFile}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".eml,message/rfc822,.ics,text/calendar"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.openFileHint}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) openFile(file);
          target.value = '';
        }}
      />
      <ul>
        <Place route={{ view: 'inbox', mailId: null }} icon={Inbox} label={t.inbox} current={view === 'inbox'} />
        <Place route={calendarHome} icon={CalendarDays} label={t.calendar} current={view === 'calendar'} />
      </ul>
    </nav>
  );
}

function Place(props: { route: Route; icon: LucideIcon; label: string; current: boolean }) {
  const { route, icon: Drawing, label, current } = props;
  return (
    <li>
      <a href={routeHash(route)} title={label} aria-current={current ? 'page' : undefined}>
        <Drawing size={20} aria-hidden />
        <span>{label}</span>
      </a>
    </li>
  );
}
