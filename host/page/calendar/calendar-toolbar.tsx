import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { routeHash, type CalendarMode, type CalendarRoute } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { daySpan } from './event-text.ts';
import type { Steps } from './use-steps.ts';

/** What is shown, and how to get elsewhere. */
export function CalendarToolbar({
  route,
  days,
  steps,
}: {
  route: CalendarRoute;
  days: readonly string[];
  steps: Steps;
}) {
  const { t, locale } = useSettings();
  const { mode } = route;
  const range = daySpan(days[0] ?? '', days.at(-1) ?? '', locale);
  return (
    <header className="calendar-toolbar">
      <h1 aria-live="polite">{range}</h1>
      <div className="calendar-moves">
        <button type="button" className="button small" onClick={steps.today}>
          {t.calendarToday}
        </button>
        <MoveButton label={t.calendarPrevious[mode]} icon={ChevronLeft} move={steps.previous} />
        <MoveButton label={t.calendarNext[mode]} icon={ChevronRight} move={steps.next} />
      </div>
      <ModeChoice route={route} />
      <button
        type="button"
        className="button small primary calendar-create"
        aria-label={t.calendarCreate}
        title={t.calendarCreate}
        onClick={steps.create}
      >
        <Plus size={18} aria-hidden />
        <span>{t.calendarCreateShort}</span>
      </button>
    </header>
  );
}

function MoveButton(props: { label: string; icon: typeof ChevronLeft; move: () => void }) {
  const { label, icon: Drawing, move } = props;
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={move}>
      <Drawing size={20} aria-hidden />
    </button>
  );
}

function ModeChoice({ route }: { route: CalendarRoute }) {
  const { t } = useSettings();
  const labels: Record<CalendarMode, string> = { week: t.calendarWeek, list: t.calendarList };
  return (
    <nav className="segments" aria-label={t.calendarMode}>
      {(['week', 'list'] as const).map((mode) => (
        <a
          key={mode}
          href={routeHash({ ...route, mode, open: null })}
          aria-current={route.mode === mode ? 'page' : undefined}
        >
          {labels[mode]}
        </a>
      ))}
    </nav>
  );
}
