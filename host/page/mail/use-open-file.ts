import { useCallback, useState } from 'react';
import type { MailSummary } from '../../page-api.ts';
import { client, RequestFailure } from '../client.ts';
import { goTo } from '../route.ts';
import { failureText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';

/** Opens a file as a mail: listed first, shown at once. What is refused leaves a message for the snackbar. */
export function useOpenFile(
  maxBytes: number,
  reloadList: () => void,
): { openFile: (file: File) => void; message: { text: string } | null; dismissMessage: () => void } {
  const { t } = useSettings();
  const [message, setMessage] = useState<{ text: string } | null>(null);
  const openFile = useCallback(
    (file: File) => {
      drop(file, maxBytes)
        .then(({ id }) => {
          reloadList();
          goTo({ view: 'inbox', mailId: id });
        })
        .catch((error: unknown) =>
          setMessage({ text: failureText(error instanceof RequestFailure ? error.code : 'internal', t) }),
        );
    },
    [maxBytes, reloadList, t],
  );
  return { openFile, message, dismissMessage: useCallback(() => setMessage(null), []) };
}

/** Too large a file is refused here, before it travels. */
async function drop(file: File, maxBytes: number): Promise<MailSummary> {
  if (file.size > maxBytes) throw new RequestFailure('mail_too_large');
  return client.dropMail(file);
}
