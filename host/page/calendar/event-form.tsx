import { ArrowLeft, CircleAlert } from 'lucide-react';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { client, RequestFailure } from '../client.ts';
import { goTo, type CalendarRoute } from '../route.ts';
import { failureText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';
import { localTimeOf } from './days.ts';

interface EventFormProps {
  user: string;
  /** `YYYY-MM-DDTHH:mm`. */
  start: string;
  route: CalendarRoute;
  reload: () => void;
}

interface Draft {
  title: string;
  start: string;
  end: string;
  location: string;
  guests: string;
  description: string;
}

/** The form of a new event. The add-on sees it as an event that is not saved yet. */
export function EventForm({ user, start, route, reload }: EventFormProps) {
  const { t, timeZone } = useSettings();
  const [draft, setDraft] = useState<Draft>(() => ({
    title: '',
    start,
    end: localTimeOf(new Date(new Date(start).getTime() + 3_600_000)),
    location: '',
    guests: '',
    description: '',
  }));
  const [fault, setFault] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const enter = (name: keyof Draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const close = (): void => goTo({ ...route, open: null });

  const save = async (): Promise<void> => {
    const guests = guestsOf(draft.guests);
    const wrong = guests.find((guest) => !/^[^\s@:;,"]+@[^\s@:;,"]+$/.test(guest));
    if (wrong !== undefined || draft.end < draft.start) {
      setFault(wrong === undefined ? t.endBeforeStart : t.badGuest(wrong));
      return;
    }
    setSaving(true);
    try {
      const { id } = await client.createEvent({ ...draft, user, timeZone, guests });
      reload();
      goTo({ ...route, day: draft.start.slice(0, 10), open: { kind: 'event', id } });
    } catch (error) {
      setFault(failureText(error instanceof RequestFailure ? error.code : 'internal', t));
      setSaving(false);
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form className="event-detail event-form" onSubmit={submit} aria-label={t.newEvent}>
      <button type="button" className="button borderless small back-link" onClick={close}>
        <ArrowLeft size={18} aria-hidden />
        {t.closeEvent}
      </button>
      <h1>{t.newEvent}</h1>
      <p className="hint">
        <CircleAlert size={16} aria-hidden />
        {t.newEventUnsaved}
      </p>
      <Field label={t.newEventTitle}>
        {(id) => <TextBox id={id} value={draft.title} enter={enter('title')} autoFocus />}
      </Field>
      <div className="event-form-times">
        <Field label={t.newEventStart}>
          {(id) => <TextBox id={id} type="datetime-local" value={draft.start} enter={enter('start')} />}
        </Field>
        <Field label={t.newEventEnd}>
          {(id) => <TextBox id={id} type="datetime-local" value={draft.end} enter={enter('end')} />}
        </Field>
      </div>
      <Field label={t.location}>{(id) => <TextBox id={id} value={draft.location} enter={enter('location')} />}</Field>
      <Field label={t.newEventGuests} hint={t.newEventGuestsHint}>
        {(id) => <TextBox id={id} value={draft.guests} enter={enter('guests')} />}
      </Field>
      <Field label={t.description}>
        {(id) => (
          <textarea
            id={id}
            rows={4}
            className="field-control"
            value={draft.description}
            onChange={({ target }) => enter('description')(target.value)}
          />
        )}
      </Field>
      {fault !== null && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="button primary" disabled={saving || draft.start === '' || draft.end === ''}>
        {t.newEventSave}
      </button>
    </form>
  );
}

function guestsOf(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="field-foot">{hint}</p>}
    </div>
  );
}

function TextBox(props: {
  id: string;
  value: string;
  enter: (value: string) => void;
  type?: string;
  autoFocus?: boolean;
}) {
  const { id, value, enter, type = 'text', autoFocus = false } = props;
  return (
    <input
      id={id}
      type={type}
      className="field-control"
      value={value}
      autoFocus={autoFocus}
      autoComplete="off"
      onChange={({ target }) => enter(target.value)}
    />
  );
}
