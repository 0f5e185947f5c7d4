import { MailOpen } from 'lucide-react';
import { useEffect } from 'react';
import type { MailSummary } from '../../page-api.ts';
import { goTo } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { isTyping } from '../shell/keyboard.ts';
import { LoadFailure, Loading, Notice } from '../shell/notice.tsx';
import type { Loaded } from '../use-loaded.ts';
import { findMails, MailList } from './mail-list.tsx';
import { ReadingPane } from './reading-pane.tsx';

interface InboxProps {
  mails: Loaded<{ mails: MailSummary[] }> & { reload: () => void };
  openId: string | null;
  search: string;
}

/** The list beside the open mail; in a narrow window one of the two. */
export function Inbox({ mails, openId, search }: InboxProps) {
  const { t } = useSettings();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'u' && !isTyping(event)) goTo({ view: 'inbox', mailId: null });
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <div className={openId === null ? 'inbox' : 'inbox reading'}>
      <section className="pane list-pane" aria-label={t.inbox}>
        {mails.state === 'loading' && <Loading />}
        {mails.state === 'failed' && <LoadFailure code={mails.code} retry={mails.reload} />}
        {mails.state === 'ready' && (
          <MailList mails={findMails(mails.value.mails, search)} openId={openId} searching={search !== ''} />
        )}
      </section>
      <section className="pane detail-pane" aria-label={t.messageBody}>
        {openId === null ? (
          <Notice icon={MailOpen} title={t.selectMail} text={t.selectMailHint}>
            <p className="muted">{t.keyboardHint}</p>
          </Notice>
        ) : (
          <ReadingPane mailId={openId} />
        )}
      </section>
    </div>
  );
}
