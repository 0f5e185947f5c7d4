import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useLocation } from 'react-router';
import { useText } from '../i18n/language.tsx';

interface SignInPromptProps {
  /** There was a session, and it ended by time. */
  readonly expired: boolean;
}

/** Asks for a sign-in that leads back to the page that was asked for. */
export function SignInPrompt({ expired }: SignInPromptProps) {
  const { t } = useText();
  const { pathname, search, hash } = useLocation();
  const to = new URLSearchParams({ to: pathname + search + hash }).toString();
  return (
    <Center component="main" mih="100vh" p="md" bg="gray.0">
      <Paper withBorder shadow="sm" radius="lg" p="xl" maw={420} w="100%">
        <Stack align="center" gap="md" ta="center">
          <img src="/logo.png" alt="" width={56} height={56} />
          <Title order={1} size="h3">
            {expired ? t.shell.expiredTitle : t.shell.signInTitle}
          </Title>
          <Text c="dimmed">{expired ? t.shell.expiredHint : t.shell.signInHint}</Text>
          <Button component="a" href={`/sign-in?${to}`} size="md" fullWidth>
            {t.shell.signIn}
          </Button>
        </Stack>
      </Paper>
    </Center>
  );
}
