import { Button, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { EmptyPage } from '../components/empty-page.tsx';
import { useFailure } from '../components/failure-notice.tsx';
import { useText } from '../i18n/language.tsx';
import { PlainPage } from './plain-page.tsx';

interface FailurePageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Whether the navigation of an environment is around it. */
  readonly isFramed?: boolean;
}

/** A failure in place of a whole page: its heading, what to do about it, and another try. */
export function FailurePage({ error, onRetry, isFramed = false }: FailurePageProps) {
  const { t } = useText();
  const { title, hint, reference } = useFailure()(error);
  const ways = (
    <>
      {reference === null ? null : (
        <Text size="xs" ff="monospace">
          {t.errors.reference(reference)}
        </Text>
      )}
      <Button variant="default" onClick={onRetry}>
        {t.words.retry}
      </Button>
    </>
  );
  return isFramed ? (
    <div role="alert">
      <EmptyPage icon={CircleAlert} title={title} hint={hint}>
        {ways}
      </EmptyPage>
    </div>
  ) : (
    <PlainPage title={title} hint={hint} isAlert>
      {ways}
    </PlainPage>
  );
}
