import { Stack, Text } from '@mantine/core';
import type { ContactRef } from '../../../shared/contacts/contact.ts';
import { CallError } from '../../api/problem.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';

interface CreationFailureProps {
  readonly error: unknown;
  readonly contacts: readonly ContactRef[];
}

/** Says why the task was not created and which contacts were refused, and that the form keeps the entry. */
export function CreationFailure({ error, contacts }: CreationFailureProps) {
  const { t } = useText();
  const refused = error instanceof CallError ? (error.problem?.contactIds ?? []) : [];
  const names = contacts.filter(({ id }) => refused.includes(id)).map(({ name }) => name);
  return (
    <Stack gap="xs">
      <FailureNotice error={error} />
      {names.length === 0 ? null : <Text size="sm">{t.newTask.contactRefused(names.join(', '))}</Text>}
      <Text size="sm" c="gray.7">
        {t.newTask.kept}
      </Text>
    </Stack>
  );
}
