import { ArrowLeft, EllipsisVertical, TriangleAlert, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { CardContext } from '../cards/card-context.ts';
import { CardView } from '../cards/card-view.tsx';
import { useSettings } from '../settings/settings.tsx';
import { BrandMark } from '../shell/brand-mark.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { cardActions, type AddOnSession, type Failure, type PanelView } from './add-on-session.ts';
import { shownCards, type CardEntry } from './stacks.ts';

interface SidePanelProps {
  name: string;
  universalActions: readonly string[];
  session: AddOnSession;
  view: PanelView;
  close: () => void;
}

/** Gmail's side panel with the add-on in it. */
export function SidePanel(props: SidePanelProps) {
  const { name, session, view } = props;
  const { t } = useSettings();
  const cards = shownCards(view.stacks);
  const top = cards.at(-1);
  const spinning = view.activity === 'loading' || view.activity === 'running';
  return (
    <aside className="pane panel" aria-label={t.panel(name)} aria-busy={spinning}>
      <PanelHead {...props} cards={cards} />
      <div className="panel-status" role="status">
        {spinning && <span className="visually-hidden">{view.activity === 'loading' ? t.loading : t.working}</span>}
      </div>
      {view.failure !== null && <FailureNotice failure={view.failure} session={session} />}
      {view.notDrawn.map((part) => (
        <p key={part} className="not-drawn">
          {t.notDrawn(part)}
        </p>
      ))}
      <div className="panel-body">
        {view.activity === 'loading' ? (
          <PanelLoading />
        ) : top === undefined ? (
          view.failure === null && <p className="panel-empty">{t.nothingToShow}</p>
        ) : (
          <ShownCard key={top.key} entry={top} session={session} view={view} />
        )}
        {view.activity === 'running' && (
          <div className="panel-veil">
            <span className="spinner" aria-hidden />
          </div>
        )}
      </div>
    </aside>
  );
}

function PanelLoading() {
  return (
    <div className="loading">
      <span className="spinner" aria-hidden />
    </div>
  );
}

function PanelHead({
  name,
  universalActions,
  session,
  view,
  close,
  cards,
}: SidePanelProps & { cards: readonly CardEntry[] }) {
  const { t } = useSettings();
  const busy = view.activity !== 'idle';
  const items = [
    ...cardActions(cards.at(-1)?.card).map(({ label, onClick }) => ({
      label,
      select: () => void session.click(onClick),
    })),
    // Gmail offers to refresh on root cards only.
    ...(cards.length <= 1 ? [{ label: t.refresh, select: () => void session.refresh() }] : []),
    ...universalActions.map((label, index) => ({ label, select: () => void session.universalAction(index) })),
  ];
  return (
    <div className="panel-head">
      {cards.length > 1 && (
        <button
          type="button"
          className="icon-button"
          aria-label={t.back}
          title={t.back}
          disabled={busy}
          onClick={() => session.back()}
        >
          <ArrowLeft size={20} aria-hidden />
        </button>
      )}
      <BrandMark size={24} />
      <p className="panel-name">{name}</p>
      <MenuButton
        label={t.moreActions}
        name={t.moreActions}
        face={<EllipsisVertical size={20} aria-hidden />}
        items={items}
        disabled={busy}
      />
      <button type="button" className="icon-button" aria-label={t.closePanel} title={t.closePanel} onClick={close}>
        <X size={20} aria-hidden />
      </button>
    </div>
  );
}

/** One card; keyed by its place on the stack, so that another card starts at its own heading. */
function ShownCard({ entry, session, view }: { entry: CardEntry; session: AddOnSession; view: PanelView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading, shownCards(view.stacks).length > 1);
  const { activity, faults } = view;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is refused is where the person has to go next.
    if (Object.keys(faults).length > 0) root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const shared = useMemo(
    () => ({
      session,
      values: entry.values,
      faults,
      disabled: activity !== 'idle',
      readOnly: activity === 'running' || activity === 'loading',
    }),
    [session, entry.values, faults, activity],
  );
  return (
    <CardContext value={shared}>
      <div className="card-root" ref={root}>
        <CardView card={entry.card} headingRef={heading} />
      </div>
    </CardContext>
  );
}

/** A card that answers a click takes the focus, which its button has lost; one that a trigger shows leaves it in the mail. */
function useFocusOnArrival(heading: RefObject<HTMLHeadingElement | null>, answersClick: boolean): void {
  const [atArrival] = useState(answersClick);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (atArrival || lost) heading.current?.focus({ preventScroll: true });
  }, [heading, atArrival]);
}

function FailureNotice({ failure, session }: { failure: Failure; session: AddOnSession }) {
  const { t } = useSettings();
  return (
    <div className="failure" role="alert">
      <TriangleAlert size={20} aria-hidden />
      <div>
        <p>
          {failure.from === 'host' ? failure.message : failure.during === 'trigger' ? t.scriptFailed : t.actionFailed}
        </p>
        {failure.from === 'script' && (
          <details>
            <summary>{t.details}</summary>
            <pre>{[failure.message, ...failure.log].join('\n')}</pre>
          </details>
        )}
        <button
          type="button"
          className="button small"
          onClick={() => {
            if (failure.during === 'trigger') void session.refresh();
            else session.dismissFailure();
          }}
        >
          {failure.during === 'trigger' ? t.retry : t.dismiss}
        </button>
      </div>
    </div>
  );
}
