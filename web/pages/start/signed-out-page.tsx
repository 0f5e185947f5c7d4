import { Button } from '@mantine/core';
import { useText } from '../../i18n/language.tsx';
import { PlainPage } from '../../shell/plain-page.tsx';
import { signInPathTo } from '../../shell/sign-in-path.ts';

/** After signing out. */
export function SignedOutPage() {
  const { t } = useText();
  return (
    <PlainPage title={t.signIn.signedOutTitle} hint={t.signIn.signedOutHint}>
      <Button component="a" href={signInPathTo('/', { choose: true })} size="md" fullWidth>
        {t.signIn.signInAgain}
      </Button>
    </PlainPage>
  );
}
