import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useText } from '../../i18n/language.tsx';
import { PlainPage } from '../../shell/plain-page.tsx';

/** After signing in beside a page whose session had ended. */
export function SignedInPage() {
  const { t } = useText();
  return (
    <PlainPage title={t.signIn.signedInTitle} hint={t.signIn.signedInHint}>
      <Button component={Link} to="/" variant="default" fullWidth>
        {t.shell.toStart}
      </Button>
    </PlainPage>
  );
}
