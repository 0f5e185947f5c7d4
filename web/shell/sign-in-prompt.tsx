import { Button } from '@mantine/core';
import { useLocation } from 'react-router';
import { useText } from '../i18n/language.tsx';
import { GoogleMark } from './google-mark.tsx';
import { PlainPage } from './plain-page.tsx';
import { signInPathTo } from './sign-in-path.ts';

interface SignInPromptProps {
  /** There was a session, and it has expired. */
  readonly expired: boolean;
}

/** Asks for a sign-in that leads back to the page that was asked for. */
export function SignInPrompt({ expired }: SignInPromptProps) {
  const { t } = useText();
  const { pathname, search, hash } = useLocation();
  return (
    <PlainPage
      title={expired ? t.shell.expiredTitle : t.shell.signInTitle}
      hint={expired ? t.shell.expiredHint : t.shell.signInHint}
    >
      <Button
        component="a"
        href={signInPathTo(pathname + search + hash)}
        variant="default"
        size="md"
        fullWidth
        leftSection={<GoogleMark />}
      >
        {t.shell.signIn}
      </Button>
    </PlainPage>
  );
}
