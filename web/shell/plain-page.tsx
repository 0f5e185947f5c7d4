import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../i18n/language.tsx';

interface PlainPageProps {
  readonly title: string;
  readonly hint: string;
  /** Said aloud at once: something failed. */
  readonly isAlert?: boolean;
  readonly children?: ReactNode;
}

/** A page that belongs to no environment: the logo, a message, and what to do next. */
export function PlainPage({ title, hint, isAlert = false, children }: PlainPageProps) {
  const { t } = useText();
  useDocumentTitle(`${title} · ${t.shell.product}`);
  return (
    <Center component="main" mih="100vh" p="md" bg="gray.0">
      <Paper withBorder shadow="sm" radius="lg" p={{ base: 'lg', xs: 'xl' }} maw={440} w="100%">
        <Stack align="center" gap="md" ta="center" role={isAlert ? 'alert' : undefined}>
          <Stack align="center" gap={4}>
            <img src="/logo.png" alt="" width={56} height={56} />
            <Text fw={700}>{t.shell.product}</Text>
          </Stack>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text c="gray.7">{hint}</Text>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
