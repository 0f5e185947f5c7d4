import { Button, Text } from '@mantine/core';
import { useParams } from 'react-router';
import type { Invitation } from '../../../shared/users/admin-users.ts';
import { codeOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-call.ts';
import { PageLoading } from '../../components/page-loading.tsx';
import { useText } from '../../i18n/language.tsx';
import { pagePathOf } from '../../shell/environment-name.ts';
import { FailurePage } from '../../shell/failure-page.tsx';
import { PlainPage } from '../../shell/plain-page.tsx';
import { signInPathTo } from '../../shell/sign-in-path.ts';

/** The page of an invitation link: the environment, and the button to sign in. */
export function InvitationPage() {
  const { t } = useText();
  const token = useParams()['token'] ?? '';
  const { data, error, refetch } = useRead('getInvitation', { params: { token } });
  if (data !== undefined) return <KnownInvitation invitation={data} />;
  const code = codeOf(error);
  if (code === 'not_found' || code === 'invalid_request') {
    return <PlainPage title={t.users.invitation.unknownTitle} hint={t.users.invitation.unknownHint} />;
  }
  return error === null ? <PageLoading /> : <FailurePage error={error} onRetry={() => void refetch()} />;
}

function KnownInvitation({ invitation }: { readonly invitation: Invitation }) {
  const { t, formats } = useText();
  const text = t.users.invitation;
  switch (invitation.state) {
    case 'expired':
      return <PlainPage title={text.expiredTitle} hint={text.expiredHint} />;
    case 'used':
      return (
        <PlainPage title={text.usedTitle} hint={text.usedHint}>
          <SignIn to="/" />
        </PlainPage>
      );
    case 'open': {
      const { environment, invitedBy, email, expiresAt } = invitation;
      const { displayName } = environment;
      return (
        <PlainPage
          title={text.title(displayName)}
          hint={invitedBy === null ? text.byOperator(displayName) : text.by(invitedBy, displayName)}
        >
          <div>
            <Text size="sm" c="gray.7">
              {text.with}
            </Text>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {email}
            </Text>
          </div>
          <SignIn to={pagePathOf(environment.name, '/tasks')} />
          <Text size="xs" c="gray.7">
            {text.until(formats.day(expiresAt))}
          </Text>
        </PlainPage>
      );
    }
  }
}

/** Google asks which account: the invited one may be another than the browser's. */
function SignIn({ to }: { readonly to: string }) {
  const { t } = useText();
  return (
    <Button component="a" href={signInPathTo(to, { choose: true })} fullWidth>
      {t.shell.signIn}
    </Button>
  );
}
