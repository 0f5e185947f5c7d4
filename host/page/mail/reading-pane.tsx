import { ArrowLeft, ChevronDown, ChevronUp, ImageOff } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MailDetail, Person } from '../../page-api.ts';
import { client } from '../client.ts';
import { goTo } from '../route.ts';
import { longDate } from '../settings/format.ts';
import { useSettings } from '../settings/settings.tsx';
import { Avatar } from '../shell/avatar.tsx';
import { DocumentFrame } from '../shell/document-frame.tsx';
import { FileChip } from '../shell/file-chip.tsx';
import { LoadFailure, Loading } from '../shell/notice.tsx';
import { useLoaded } from '../use-loaded.ts';

const returnToInbox = (): void => goTo({ view: 'inbox', mailId: null });

export function ReadingPane({ mailId }: { mailId: string }) {
  const loaded = useLoaded(useCallback(() => client.mail(mailId), [mailId]));
  const { t } = useSettings();
  return (
    <article className="reading-pane" aria-label={t.messageBody}>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && <LoadFailure code={loaded.code} retry={loaded.reload} />}
      {loaded.state === 'ready' && <OpenMail mail={loaded.value} />}
    </article>
  );
}

function OpenMail({ mail }: { mail: MailDetail }) {
  const { t } = useSettings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [mail.id]);
  return (
    <>
      <div className="reading-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t.backToList}
          title={t.backToList}
          onClick={returnToInbox}
        >
          <ArrowLeft size={20} aria-hidden />
        </button>
        <h1 ref={heading} tabIndex={-1} className={mail.subject === '' ? 'empty' : undefined}>
          {mail.subject === '' ? t.noSubject : mail.subject}
        </h1>
      </div>
      <Envelope mail={mail} />
      {mail.remoteImages > 0 && (
        <p className="hint">
          <ImageOff size={16} aria-hidden />
          {t.remoteImages(mail.remoteImages)}
        </p>
      )}
      {mail.bodyEmpty ? (
        <p className="empty">{t.emptyBody}</p>
      ) : (
        <DocumentFrame key={mail.id} url={mail.bodyUrl} title={t.messageBody} />
      )}
      {mail.attachments.length > 0 && (
        <section className="files" aria-label={t.attachments(mail.attachments.length)}>
          <h2>{t.attachments(mail.attachments.length)}</h2>
          <ul className="file-chips">
            {mail.attachments.map((file) => (
              <FileChip key={file.url} {...file} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Envelope({ mail }: { mail: MailDetail }) {
  const { t } = useSettings();
  const sender = mail.from === null ? t.unknownSender : nameOf(mail.from);
  return (
    <div className="envelope">
      <Avatar name={sender} seed={mail.from?.address ?? ''} />
      <div className="envelope-text">
        <p className="envelope-line">
          <span>
            <strong>{sender}</strong>
            {sender === mail.from?.name && <span className="muted"> &lt;{mail.from.address}&gt;</span>}
          </span>
          <SentAt date={mail.date} />
        </p>
        <Recipients mail={mail} />
      </div>
    </div>
  );
}

function SentAt({ date }: { date: string | null }) {
  const { locale, timeZone } = useSettings();
  if (date === null) return null;
  return (
    <time className="muted" dateTime={date}>
      {longDate(date, { locale, timeZone })}
    </time>
  );
}

/** How many recipients the closed header names. */
const namedRecipients = 3;

function Recipients({ mail }: { mail: MailDetail }) {
  const { t } = useSettings();
  const [detailed, setDetailed] = useState(false);
  const recipients = [...mail.to, ...mail.cc];
  const named = recipients.slice(0, namedRecipients).map(nameOf).join(', ');
  const others = recipients.length - namedRecipients;
  const label = detailed ? t.hideDetails : t.showDetails;
  const Arrow = detailed ? ChevronUp : ChevronDown;
  return (
    <>
      <p className="muted envelope-recipients">
        {recipients.length > 0 && t.toPeople(others > 0 ? `${named} ${t.andOthers(others)}` : named)}
        <button
          type="button"
          className="icon-button small"
          aria-expanded={detailed}
          aria-label={label}
          title={label}
          onClick={() => setDetailed(!detailed)}
        >
          <Arrow size={16} aria-hidden />
        </button>
      </p>
      {detailed && <EnvelopeDetails mail={mail} />}
    </>
  );
}

function EnvelopeDetails({ mail }: { mail: MailDetail }) {
  const { t } = useSettings();
  const lines: [string, readonly Person[]][] = [
    [t.from, mail.from === null ? [] : [mail.from]],
    [t.replyTo, mail.replyTo],
    [t.to, mail.to],
    [t.cc, mail.cc],
    [t.bcc, mail.bcc],
  ];
  return (
    <dl className="envelope-details">
      {lines
        .filter(([, people]) => people.length > 0)
        .map(([label, people]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{people.map(fullName).join(', ')}</dd>
          </div>
        ))}
    </dl>
  );
}

function nameOf({ name, address }: Person): string {
  return name === '' ? address : name;
}

function fullName({ name, address }: Person): string {
  return name === '' ? address : `${name} <${address}>`;
}
