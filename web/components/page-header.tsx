import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../i18n/language.tsx';

interface PageHeaderProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** What can be done on the page as a whole. */
  readonly actions?: ReactNode;
}

/** The heading of a page, which is also the title of its tab. */
export function PageHeader({ title, hint, actions }: PageHeaderProps) {
  const { t } = useText();
  useDocumentTitle(`${title} · ${t.shell.product}`);
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Stack gap={2}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {hint === undefined ? null : <Text c="dimmed">{hint}</Text>}
      </Stack>
      {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
