import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import { useRef, useState, type SubmitEvent } from 'react';
import type { AdminUser, UserChange } from '../../../../shared/users/admin-users.ts';
import { codeOf } from '../../../api/problem.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useUnsavedGuard } from '../../../components/unsaved-guard.tsx';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';
import { confirmChange } from './confirm-change.ts';
import { RightsFields } from './rights-fields.tsx';
import type { RightsEdit } from './rights-meaning.ts';
import { useUserChange } from './use-user-change.ts';
import classes from './users.module.css';

interface UserEdit extends RightsEdit {
  readonly name: string;
}

/** The name and the rights of a user; only what differs is sent. */
export function UserForm({ user }: { readonly user: AdminUser }) {
  const { t } = useText();
  const [base, setBase] = useState(user);
  const [edit, setEdit] = useState<UserEdit>(() => editOf(user));
  const changes = changesOf(base, edit);
  const changed = Object.keys(changes).length > 0;
  // Another admin changed the user meanwhile: a form without edits shows the new values.
  if (user !== base && !changed) {
    setBase(user);
    setEdit(editOf(user));
  }
  const { guard } = useUnsavedGuard(changed);
  const form = useRef<HTMLFormElement>(null);
  const change = useUserChange(user);
  const notice = useNotice();
  const set = (members: Partial<UserEdit>) => {
    if (change.error !== null) change.reset();
    setEdit((before) => ({ ...before, ...members }));
  };
  const save = () => {
    change.mutate(
      { params: { userId: user.id }, body: changes },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setEdit(editOf(saved));
          change.show(saved);
          notice.done(t.users.saved(saved.name));
          // The pressed button disappears, so the focus moves.
          form.current?.focus({ preventScroll: true });
        },
      },
    );
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (edit.name.trim() === '') return;
    if (change.isSelf && changes.admin === false) confirmLosingAdmin(t.users, { cancel: t.words.cancel, save });
    else save();
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      tabIndex={-1}
      aria-label={t.users.rights}
      className={classes['landing'] ?? ''}
    >
      {guard}
      <Stack gap="md">
        <TextInput
          label={t.users.name}
          value={edit.name}
          maxLength={200}
          error={edit.name.trim() === '' ? t.users.nameMissing : null}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <RightsFields value={edit} onChange={({ rights, admin }) => set({ rights, admin })} />
        <UserFailure error={change.error} />
        {changed ? (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => set(editOf(base))}>
              {t.words.cancel}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t.words.save}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}

/** Why a user was not changed. */
export function UserFailure({ error }: { readonly error: unknown }) {
  const { t } = useText();
  if (error === null) return null;
  if (codeOf(error) !== 'last_admin') return <FailureNotice error={error} />;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<ShieldAlert size={18} aria-hidden />}
      title={t.users.lastAdminTitle}
    >
      {t.users.lastAdminHint}
    </Alert>
  );
}

function confirmLosingAdmin(
  text: { loseAdminTitle: string; loseAdminText: string; loseAdmin: string },
  { cancel, save }: { cancel: string; save: () => void },
): void {
  confirmChange({
    title: text.loseAdminTitle,
    children: <Text size="sm">{text.loseAdminText}</Text>,
    labels: { confirm: text.loseAdmin, cancel },
    onConfirm: save,
  });
}

function editOf({ name, rights, admin }: AdminUser): UserEdit {
  return { name, rights, admin };
}

function changesOf(user: AdminUser, edit: UserEdit): UserChange {
  const name = edit.name.trim();
  return {
    ...(name === user.name ? {} : { name }),
    ...(edit.rights.join() === user.rights.join() ? {} : { rights: [...edit.rights] }),
    ...(edit.admin === user.admin ? {} : { admin: edit.admin }),
  };
}
