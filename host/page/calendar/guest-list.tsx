import { Check, CircleHelp, DoorOpen, Minus, X, type LucideIcon } from 'lucide-react';
import type { Guest } from '../../page-api.ts';
import { useSettings } from '../settings/settings.tsx';
import { Avatar } from '../shell/avatar.tsx';

const marks: Record<Guest['answer'], LucideIcon> = {
  accepted: Check,
  declined: X,
  tentative: CircleHelp,
  needsAction: Minus,
};

/** Who is invited, and what they answered. */
export function GuestList({ guests }: { guests: readonly Guest[] }) {
  const { t } = useSettings();
  if (guests.length === 0) return null;
  const people = guests.filter(({ resource }) => !resource);
  return (
    <section className="guests" aria-label={t.guests(people.length)}>
      <h2>{t.guests(people.length)}</h2>
      <ul>
        {guests.map((guest) => (
          <GuestLine key={guest.address} guest={guest} />
        ))}
      </ul>
    </section>
  );
}

function GuestLine({ guest }: { guest: Guest }) {
  const { t } = useSettings();
  const { name, address, answer, organizer, optional, resource, self } = guest;
  const Mark = marks[answer];
  const shown = name === '' ? address : name;
  const facts = [
    organizer ? t.organizer.toLowerCase() : null,
    self ? t.guestSelf : null,
    optional ? t.optionalGuest : null,
    resource ? t.room : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="guest">
      {resource ? (
        <DoorOpen size={22} strokeWidth={1.6} aria-hidden className="guest-room" />
      ) : (
        <Avatar name={shown} seed={address} />
      )}
      <span className="guest-text">
        <span className="guest-name">
          {shown}
          {facts.length > 0 && <span className="muted"> · {facts.join(' · ')}</span>}
        </span>
        {name !== '' && <span className="muted guest-address">{address}</span>}
      </span>
      <span className={`guest-answer ${answer}`}>
        <Mark size={14} aria-hidden />
        {t.answer[answer]}
      </span>
    </li>
  );
}
