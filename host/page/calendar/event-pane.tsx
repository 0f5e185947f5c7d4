import { ArrowLeft, CalendarClock, CircleAlert, MapPin, Repeat, UserRound, Video } from 'lucide-react';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { EventDetail } from '../../page-api.ts';
import { client, eventDescriptionUrl } from '../client.ts';
import { useSettings } from '../settings/settings.tsx';
import { DocumentFrame } from '../shell/document-frame.tsx';
import { LoadFailure, Loading } from '../shell/notice.tsx';
import { useLoaded } from '../use-loaded.ts';
import { EventFiles } from './event-files.tsx';
import { momentText, titleOf, whenText } from './event-text.ts';
import { GuestList } from './guest-list.tsx';

/** Everything about one event. */
export function EventPane({ user, eventId, close }: { user: string; eventId: string; close: () => void }) {
  const { timeZone, t } = useSettings();
  const loaded = useLoaded(useCallback(() => client.event({ user, timeZone }, eventId), [user, timeZone, eventId]));
  return (
    <article className="event-detail">
      <button type="button" className="button borderless small back-link" onClick={close}>
        <ArrowLeft size={18} aria-hidden />
        {t.closeEvent}
      </button>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && <LoadFailure code={loaded.code} retry={loaded.reload} />}
      {loaded.state === 'ready' && <OpenEvent event={loaded.value} user={user} />}
    </article>
  );
}

function OpenEvent({ event, user }: { event: EventDetail; user: string }) {
  const { t, locale, timeZone } = useSettings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className={event.title === '' ? 'empty' : undefined}>
        {titleOf(event, t)}
      </h1>
      <EventRemarks event={event} />
      <ul className="event-facts">
        <EventFact icon={CalendarClock}>{whenText(event, { locale, timeZone })}</EventFact>
        {event.recurring && <EventFact icon={Repeat}>{t.recurring}</EventFact>}
        {event.location !== null && (
          <EventFact icon={MapPin} label={t.location}>
            {event.location}
          </EventFact>
        )}
        {event.conference !== null && <ConferenceFact conference={event.conference} />}
        {event.organizer !== null && (
          <EventFact icon={UserRound} label={t.organizer}>
            {event.organizer.name === '' ? event.organizer.address : event.organizer.name}
            {event.organizer.name !== '' && <span className="muted"> · {event.organizer.address}</span>}
          </EventFact>
        )}
      </ul>
      <GuestList guests={event.guests} />
      {event.descriptionUrl !== null && (
        <section className="event-description" aria-label={t.description}>
          <h2>{t.description}</h2>
          <div className="description-box">
            <DocumentFrame url={eventDescriptionUrl(event.descriptionUrl, { user, timeZone })} title={t.description} />
          </div>
        </section>
      )}
      <EventFiles files={event.attachments} />
    </>
  );
}

/** What the person has to know before anything else. */
function EventRemarks({ event }: { event: EventDetail }) {
  const { t, locale, timeZone } = useSettings();
  const remarks = [
    event.status === 'cancelled' ? t.cancelled : event.status === 'tentative' ? t.tentative : null,
    event.answer === null ? null : t.ownAnswer[event.answer],
    event.movedFrom === null ? null : t.movedFrom(momentText(event.movedFrom, { locale, timeZone })),
  ].filter((remark) => remark !== null);
  const isOff = event.status === 'cancelled' || event.answer === 'declined';
  return (
    remarks.length > 0 && (
      <p className={isOff ? 'hint event-remarks off' : 'hint event-remarks'}>
        <CircleAlert size={16} aria-hidden />
        {remarks.join(' · ')}
      </p>
    )
  );
}

function ConferenceFact({ conference: { name, entryPoints } }: { conference: NonNullable<EventDetail['conference']> }) {
  const { t } = useSettings();
  return (
    <EventFact icon={Video} label={t.conference}>
      {entryPoints.map(({ label, uri }) => (
        <span key={uri} className="event-entry">
          <a href={uri} target="_blank" rel="noopener noreferrer">
            {uri.startsWith('http') ? t.join(name) : label}
          </a>
          {uri.startsWith('http') && <span className="muted"> {label}</span>}
        </span>
      ))}
    </EventFact>
  );
}

function EventFact(props: { icon: typeof MapPin; label?: string; children: ReactNode }) {
  const { icon: Drawing, label, children } = props;
  return (
    <li>
      <Drawing size={18} strokeWidth={1.7} aria-hidden />
      <div>
        {label !== undefined && <span className="visually-hidden">{label}&nbsp;: </span>}
        {children}
      </div>
    </li>
  );
}
