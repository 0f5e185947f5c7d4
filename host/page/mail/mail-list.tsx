import { Inbox, SearchX } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { MailSummary } from '../../page-api.ts';
import { routeHash } from '../route.ts';
import { shortDate } from '../settings/format.ts';
import { useSettings } from '../settings/settings.tsx';
import { AttachmentMark } from '../shell/attachment-mark.tsx';
import { Avatar } from '../shell/avatar.tsx';
import { isTyping } from '../shell/keyboard.ts';
import { Notice } from '../shell/notice.tsx';

/** The mails that match a search in sender, subject or snippet, ignoring case and accents. */
export function findMails(mails: readonly MailSummary[], search: string): MailSummary[] {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(search.trim());
  return mails.filter(({ from, subject, snippet }) =>
    plain(`${from?.name ?? ''} ${from?.address ?? ''} ${subject} ${snippet}`).includes(wanted),
  );
}

/** The list; arrows or j and k move through it from anywhere outside a field, Enter opens. */
export function MailList(props: { mails: readonly MailSummary[]; openId: string | null; searching: boolean }) {
  const { mails, openId, searching } = props;
  const { t } = useSettings();
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if ((event.key !== 'j' && event.key !== 'k') || isTyping(event)) return;
      if (moveFocus(list.current, event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    // A mail that was just dropped is open before it is in the list.
  }, [openId, mails.length]);

  if (mails.length === 0) {
    return <Notice icon={searching ? SearchX : Inbox} title={searching ? t.noMatch : t.noMails} />;
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'j' && event.key !== 'k' && moveFocus(list.current, event.key)) event.preventDefault();
  };
  const tabStop = mails.some(({ id }) => id === openId) ? openId : mails[0]?.id;
  return (
    <ul className="mail-list" ref={list} aria-label={t.mailList} onKeyDown={onKeyDown}>
      {mails.map((mail) => (
        <MailRow key={mail.id} mail={mail} open={mail.id === openId} tabStop={mail.id === tabStop} />
      ))}
    </ul>
  );
}

function MailRow({ mail, open, tabStop }: { mail: MailSummary; open: boolean; tabStop: boolean }) {
  const { t } = useSettings();
  const sender = senderName(mail) ?? t.unknownSender;
  return (
    <li>
      <a
        className="mail-row"
        href={routeHash({ view: 'inbox', mailId: mail.id })}
        aria-current={open ? 'true' : undefined}
        tabIndex={tabStop ? 0 : -1}
      >
        <Avatar name={sender} seed={mail.from?.address ?? ''} />
        <span className="mail-row-text">
          <span className="mail-row-line">
            <span className="mail-sender">{sender}</span>
            {mail.dropped && <span className="tag">{t.dropped}</span>}
            <MailDate date={mail.date} />
          </span>
          <span className="mail-row-line">
            <span className={mail.subject === '' ? 'mail-subject empty' : 'mail-subject'}>
              {mail.subject === '' ? t.noSubject : mail.subject}
            </span>
            <AttachmentMark count={mail.attachmentCount} />
          </span>
          <span className="mail-snippet">{mail.snippet}</span>
        </span>
      </a>
    </li>
  );
}

function MailDate({ date }: { date: string | null }) {
  const { locale, timeZone } = useSettings();
  if (date === null) return null;
  return <time dateTime={date}>{shortDate(date, { locale, timeZone }, new Date())}</time>;
}

function senderName({ from }: MailSummary): string | null {
  return from === null ? null : from.name === '' ? from.address : from.name;
}

const steps: Partial<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Home: -Infinity,
  End: Infinity,
};

/** @returns whether the key moves within the list. */
function moveFocus(list: HTMLUListElement | null, key: string): boolean {
  const step = steps[key];
  if (step === undefined || list === null) return false;
  const rows = [...list.querySelectorAll<HTMLAnchorElement>('a.mail-row')];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const start = focused === -1 ? rows.findIndex((row) => row.tabIndex === 0) - Math.sign(step) : focused;
  rows[Math.min(rows.length - 1, Math.max(0, start + step))]?.focus();
  return true;
}
