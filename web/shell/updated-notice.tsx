import { useEffect } from 'react';
import { useNotice } from '../components/use-notice.ts';
import { useText } from '../i18n/language.tsx';
import { takeUpdate } from './newer-version.tsx';

/** Says why the page reloaded itself. */
export function UpdatedNotice() {
  const { t } = useText();
  const { done } = useNotice();
  useEffect(() => {
    if (takeUpdate()) done(t.shell.updated);
  }, [done, t]);
  return null;
}
