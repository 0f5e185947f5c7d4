import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { CallError } from '../api/problem.ts';
import { useText } from '../i18n/language.tsx';

interface Failure {
  readonly title: string;
  readonly hint: string;
  /** The id of the request, for an unexpected error. */
  readonly reference: string | null;
}

/** An error in words, and what to do about it. */
export function useFailure(): (error: unknown) => Failure {
  const { t } = useText();
  return (error) => {
    const known = error instanceof CallError ? t.errors.texts[error.code] : undefined;
    if (known !== undefined) return { ...known, reference: null };
    const id = error instanceof CallError ? error.problem?.requestId : undefined;
    return id === undefined ? { ...t.errors.nameless, reference: null } : { ...t.errors.other, reference: id };
  };
}

interface FailureNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** The error of a call, shown in the place of its result. */
export function FailureNotice({ error, onRetry }: FailureNoticeProps) {
  const { t } = useText();
  const { title, hint, reference } = useFailure()(error);
  return (
    <Alert role="alert" color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} title={title}>
      <Stack gap="xs">
        <Text size="sm">{hint}</Text>
        {reference === null ? null : (
          <Text size="xs" ff="monospace">
            {t.errors.reference(reference)}
          </Text>
        )}
        {onRetry === undefined ? null : (
          <Group>
            <Button size="xs" variant="default" onClick={onRetry}>
              {t.words.retry}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
