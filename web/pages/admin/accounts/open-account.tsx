import { Modal } from '@mantine/core';
import { useRead } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { RepsDialog } from './reps-dialog.tsx';

interface OpenAccountProps {
  /** Null: none is open. */
  readonly accountId: string | null;
  readonly onClose: () => void;
}

/** The reps of the account that the address names, whether the list shows it or not. */
export function OpenAccount({ accountId, onClose }: OpenAccountProps) {
  const { t } = useText();
  const enabled = accountId !== null;
  const { data, error, refetch } = useRead('getAccount', { params: { accountId: accountId ?? '' } }, { enabled });
  return (
    <>
      <RepsDialog accounts={enabled && data !== undefined ? [data] : []} onClose={onClose} />
      <Modal
        opened={enabled && data === undefined && error !== null}
        onClose={onClose}
        title={t.accounts.columns.reps}
        closeButtonProps={{ 'aria-label': t.words.close }}
      >
        <FailureNotice error={error} onRetry={() => void refetch()} />
      </Modal>
    </>
  );
}
