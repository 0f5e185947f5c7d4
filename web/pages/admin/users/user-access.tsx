import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import type { AdminUser, InvitedUser } from '../../../../shared/users/admin-users.ts';
import { useChange } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useIsFuture } from '../../../components/is-future.ts';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';
import { confirmChange } from './confirm-change.ts';
import { InvitationResult } from './invitation-result.tsx';
import { useUserChange } from './use-user-change.ts';
import { UserFailure } from './user-form.tsx';
import classes from './users.module.css';

/** The user's access: their last sign-in, their invitation, and the button that deactivates or reactivates them. */
export function UserAccess({ user }: { readonly user: AdminUser }) {
  const { t } = useText();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const [invited, setInvited] = useState<InvitedUser | null>(null);
  const invitation = useChange('inviteUserAgain', ['listUsers', 'getUser']);
  const change = useUserChange(user);
  const notice = useNotice();
  const setActive = (active: boolean) => {
    setInvited(null);
    change.mutate(
      { params: { userId: user.id }, body: { active } },
      {
        onSuccess: (changed) => {
          change.show(changed);
          notice.done(active ? t.users.reactivated(user.name) : t.users.deactivated(user.name));
          // The pressed button disappears, so the focus moves.
          section.current?.focus({ preventScroll: true });
        },
      },
    );
  };
  const confirmDeactivation = () =>
    confirmChange({
      title: t.users.deactivateTitle(user.name),
      children: (
        <Stack gap="xs">
          <Text size="sm">{t.users.deactivateText}</Text>
          {change.isSelf ? (
            <Text size="sm" fw={600}>
              {t.users.deactivateSelf}
            </Text>
          ) : null}
        </Stack>
      ),
      labels: { confirm: t.users.deactivate, cancel: t.words.cancel },
      onConfirm: () => setActive(false),
    });
  return (
    <section ref={section} tabIndex={-1} aria-labelledby={heading} className={classes['part'] ?? ''}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={heading}>
          {t.users.access}
        </Title>
        <AccessState user={user} />
        {invited === null ? null : <InvitationResult invited={invited} />}
        {invitation.error === null ? null : <FailureNotice error={invitation.error} />}
        <UserFailure error={change.error} />
        <Group gap="xs">
          {user.state === 'invited' ? (
            <Button
              variant="default"
              loading={invitation.isPending}
              onClick={() => invitation.mutate({ params: { userId: user.id } }, { onSuccess: setInvited })}
            >
              {user.invitation === null ? t.users.invite : t.users.inviteAgain}
            </Button>
          ) : null}
          {user.state === 'disabled' ? (
            <Button variant="default" loading={change.isPending} onClick={() => setActive(true)}>
              {t.users.reactivate}
            </Button>
          ) : (
            <Button variant="outline" color="red.8" loading={change.isPending} onClick={confirmDeactivation}>
              {t.users.deactivate}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  );
}

function AccessState({ user: { lastSeenAt, invitation, state } }: { readonly user: AdminUser }) {
  const { t, formats } = useText();
  const open = useIsFuture(invitation?.expiresAt ?? null);
  const lines = [lastSeenAt === null ? t.users.notSeen : t.users.lastSeen(formats.dateTime(lastSeenAt))];
  if (state === 'disabled') lines.push(t.users.stateHints.disabled);
  if (state === 'invited' && invitation === null) lines.push(t.users.noInvitation);
  if (state === 'invited' && invitation !== null) {
    const { sentAt, expiresAt } = invitation;
    const sent = formats.day(sentAt);
    lines.push(open ? t.users.invitationSent(sent, formats.day(expiresAt)) : t.users.invitationOver(sent));
  }
  return (
    <Text size="sm" c="gray.7">
      {lines.join(' ')}
    </Text>
  );
}
