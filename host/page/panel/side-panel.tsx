import { ShieldAlert, Smartphone, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { SignIn } from '../cards/answer.ts';
import { CardContext } from '../cards/card-context.ts';
import { CardView } from '../cards/card-view.tsx';
import { useSettings } from '../settings/settings.tsx';
import { Notice } from '../shell/notice.tsx';
import type { AddOnSession, Failure, PanelView } from './add-on-session.ts';
import { PanelHead, type SidePanelProps } from './panel-head.tsx';
import { currentStackOf, type CardEntry } from './stacks.ts';

/** The side panel of Gmail and Calendar with the add-on in it. */
export function SidePanel(props: SidePanelProps) {
  const { name, session, view, offered } = props;
  const { t } = useSettings();
  const cards = offered ? currentStackOf(view.stacks) : [];
  const spinning = offered && (view.activity === 'loading' || view.activity === 'running');
  return (
    <aside className="pane panel" aria-label={t.panel(name)} aria-busy={spinning}>
      <PanelHead {...props} cards={cards} />
      <div className="panel-status" role="status">
        {spinning && <span className="visually-hidden">{view.activity === 'loading' ? t.loading : t.working}</span>}
      </div>
      {offered && <PanelNotices session={session} view={view} />}
      <div className="panel-body">
        {offered ? (
          <PanelContent name={name} session={session} view={view} phone={props.options.phone} />
        ) : (
          <Notice icon={Smartphone} title={t.phoneGmailOnly} />
        )}
      </div>
    </aside>
  );
}

/** The notices above the card. */
function PanelNotices({ session, view }: { session: AddOnSession; view: PanelView }) {
  const { t } = useSettings();
  return (
    <>
      {view.failure !== null && <FailureNotice failure={view.failure} session={session} />}
      {view.notDrawn.map((part) => (
        <p key={part} className="not-drawn">
          {t.notDrawn(part)}
        </p>
      ))}
    </>
  );
}

interface PanelContentProps {
  name: string;
  session: AddOnSession;
  view: PanelView;
  phone: boolean;
}

function PanelContent(props: PanelContentProps) {
  return (
    <>
      <PanelMain {...props} />
      {props.view.activity === 'running' && (
        <div className="panel-veil">
          <span className="spinner" aria-hidden />
        </div>
      )}
    </>
  );
}

function PanelMain({ name, session, view, phone }: PanelContentProps) {
  const { t } = useSettings();
  const top = currentStackOf(view.stacks).at(-1);
  if (view.activity === 'loading') return <PanelLoading />;
  if (view.consent !== null) return <ConsentNeeded name={name} session={session} />;
  if (view.signIn !== null) return <SignInNeeded signIn={view.signIn} session={session} />;
  if (top !== undefined) return <ShownCard key={top.key} entry={top} session={session} view={view} phone={phone} />;
  return view.failure === null && <p className="panel-empty">{t.nothingToShow}</p>;
}

function PanelLoading() {
  return (
    <div className="loading">
      <span className="spinner" aria-hidden />
    </div>
  );
}

/** Google shows this where a permission was refused as a whole. */
function ConsentNeeded({ name, session }: { name: string; session: AddOnSession }) {
  const { t } = useSettings();
  return (
    <Notice icon={ShieldAlert} title={t.authorizationNeeded} text={t.authorizationText(name)}>
      <button type="button" className="button primary" onClick={() => void session.authorize()}>
        {t.authorize}
      </button>
    </Notice>
  );
}

/** Google shows this where another service wants to know the person first. */
function SignInNeeded({ signIn, session }: { signIn: SignIn; session: AddOnSession }) {
  const { t } = useSettings();
  const resource = signIn.resource === '' ? t.signInService : signIn.resource;
  return (
    <Notice icon={ShieldAlert} title={t.authorizationNeeded} text={t.signInText(resource)}>
      <button type="button" className="button primary" onClick={() => void session.followTextLink(signIn.url)}>
        {t.signIn}
      </button>
    </Notice>
  );
}

/** One card; keyed by its place on the stack, so that another card starts at its own heading. */
function ShownCard({ entry, session, view, phone }: Omit<PanelContentProps, 'name'> & { entry: CardEntry }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading, currentStackOf(view.stacks).length > 1);
  const { activity, faults } = view;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The focus goes to the field that was refused, where the person has to continue.
    if (Object.keys(faults).length > 0) root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const shared = useMemo(
    () => ({
      session,
      values: entry.values,
      faults,
      disabled: activity !== 'idle',
      readOnly: activity === 'running' || activity === 'loading',
      phone,
    }),
    [session, entry.values, faults, activity, phone],
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
