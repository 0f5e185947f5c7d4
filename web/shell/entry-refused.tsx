import { Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { codeOf, type CallError } from '../api/problem.ts';
import { useFailure } from '../components/failure-notice.tsx';
import { useText } from '../i18n/language.tsx';
import { PlainPage } from './plain-page.tsx';
import { useSignOut } from './use-sign-out.ts';

const codes: readonly (CallError['code'] | null)[] = [
  'environment_not_found',
  'domain_refused',
  'account_refused',
  'user_disabled',
];

/** Whether an error says that the signed-in account may not enter this environment. */
export function isEntryRefused(error: unknown): boolean {
  return codes.includes(codeOf(error));
}

/** The reason, and what to do: choose another environment, or another account. */
export function EntryRefused({ error }: { readonly error: unknown }) {
  const { t } = useText();
  const { otherAccount } = useSignOut();
  const { title, hint } = useFailure()(error);
  return (
    <PlainPage title={title} hint={hint}>
      <Stack gap="xs" w="100%">
        <Button component={Link} to="/?all">
          {t.signIn.myEnvironments}
        </Button>
        <Button variant="default" onClick={otherAccount}>
          {t.signIn.otherAccount}
        </Button>
      </Stack>
    </PlainPage>
  );
}
