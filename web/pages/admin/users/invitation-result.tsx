import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { Check, Copy, MailCheck, TriangleAlert } from 'lucide-react';
import type { InvitedUser } from '../../../../shared/users/admin-users.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './users.module.css';

/** How the invited user learns of it: by a mail that was sent, or by a link that is shown only once. */
export function InvitationResult({ invited: { user, invitation } }: { readonly invited: InvitedUser }) {
  const { t, formats } = useText();
  const until = formats.day(invitation.expiresAt);
  if (invitation.by === 'mail') {
    return (
      <Alert role="status" color="teal.9" variant="light" icon={<MailCheck size={18} aria-hidden />}>
        {t.users.byMail(user.email, until)}
      </Alert>
    );
  }
  const link = window.location.origin + invitation.path;
  return (
    <Stack gap="sm">
      {invitation.mailFailed ? (
        <Alert
          role="alert"
          color="orange.9"
          variant="light"
          icon={<TriangleAlert size={18} aria-hidden />}
          title={t.users.mailFailedTitle}
        >
          {t.users.mailFailed}
        </Alert>
      ) : null}
      <Text size="sm" role="status">
        {t.users.byLink(user.name, until)}
      </Text>
      <TextInput
        label={t.users.link}
        description={t.users.linkNoRight}
        inputWrapperOrder={['label', 'input', 'description']}
        value={link}
        readOnly
        className={classes['secret'] ?? ''}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton value={link} timeout={4000}>
        {({ copied, copy }) => (
          <Group>
            <Button
              onClick={copy}
              leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            >
              {copied ? t.words.copied : t.users.copyLink}
            </Button>
          </Group>
        )}
      </CopyButton>
    </Stack>
  );
}
