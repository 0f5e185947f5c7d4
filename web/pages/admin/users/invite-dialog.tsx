import { Anchor, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { InvitedUser } from '../../../../shared/users/admin-users.ts';
import { CallError, codeOf } from '../../../api/problem.ts';
import { useChange } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { useAddress } from '../use-address.ts';
import { InvitationResult } from './invitation-result.tsx';
import { RightsFields } from './rights-fields.tsx';
import type { RightsEdit } from './rights-meaning.ts';

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Show this user. */
  readonly onShow: (userId: string) => void;
}

/** Adds a user; a link that is to be passed on stays until it is closed by its own button. */
export function InviteDialog({ opened, onClose, onShow }: InviteDialogProps) {
  const { t } = useText();
  const [invited, setInvited] = useState<InvitedUser | null>(null);
  const close = () => {
    setInvited(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={invited === null ? t.users.inviteTitle : t.users.invitedTitle(invited.user.name)}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={invited === null}
      closeButtonProps={{ 'aria-label': t.words.close }}
    >
      {invited === null ? (
        <InviteForm onInvited={setInvited} onClose={close} />
      ) : (
        <Stack gap="lg">
          <InvitationResult invited={invited} />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={() => onShow(invited.user.id)}>
              {t.users.showUser}
            </Button>
            <Button variant="default" onClick={() => setInvited(null)}>
              {t.users.inviteAnother}
            </Button>
            <Button variant="default" onClick={close}>
              {t.words.close}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

interface InviteFormProps {
  readonly onInvited: (invited: InvitedUser) => void;
  readonly onClose: () => void;
}

interface NewUserEdit extends RightsEdit {
  readonly name: string;
  readonly email: string;
}

const nobody: NewUserEdit = { name: '', email: '', rights: ['sales'], admin: false };

function InviteForm({ onInvited, onClose }: InviteFormProps) {
  const { t } = useText();
  const invitation = useChange('inviteUser', ['listUsers']);
  const [edit, setEdit] = useState(nobody);
  const [checked, setChecked] = useState(false);
  const set = (members: Partial<NewUserEdit>) => {
    if (invitation.error !== null) invitation.reset();
    setEdit((before) => ({ ...before, ...members }));
  };
  const name = edit.name.trim();
  const email = edit.email.trim();
  const missingName = checked && name === '' ? t.users.nameMissing : null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (name === '' || !looksLikeAddress(email)) {
      const form = event.currentTarget;
      // The fields are marked as invalid first.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    invitation.mutate({ body: { ...edit, rights: [...edit.rights], name, email } }, { onSuccess: onInvited });
  };
  const emailFault = addressFaultOf(invitation.error) ?? (checked && !looksLikeAddress(email) ? 'form' : null);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t.users.name}
          value={edit.name}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          required
          error={missingName}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <TextInput
          label={t.users.email}
          description={t.users.emailHint}
          type="email"
          value={edit.email}
          maxLength={320}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={emailFault === null ? null : <AddressFault fault={emailFault} email={email} />}
          onChange={({ currentTarget }) => set({ email: currentTarget.value })}
        />
        <RightsFields value={edit} onChange={({ rights, admin }) => set({ rights, admin })} />
        {invitation.error !== null && addressFaultOf(invitation.error) === null ? (
          <FailureNotice error={invitation.error} />
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.words.cancel}
          </Button>
          <Button type="submit" loading={invitation.isPending}>
            {t.users.inviteSend}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function AddressFault({ fault, email }: { readonly fault: 'form' | 'taken'; readonly email: string }) {
  const { t } = useText();
  const { patch } = useAddress();
  if (fault === 'form') return t.users.emailForm;
  return (
    <>
      {t.users.emailTaken}{' '}
      <Anchor
        component="button"
        type="button"
        inherit
        onClick={() => patch({ invite: undefined, text: email, state: undefined, right: undefined })}
      >
        {t.users.showUser}
      </Anchor>
    </>
  );
}

/** What the service says of the address. */
function addressFaultOf(error: unknown): 'form' | 'taken' | null {
  if (codeOf(error) === 'user_exists') return 'taken';
  const paths = error instanceof CallError ? error.problem?.fields?.map(({ path }) => path) : undefined;
  return paths?.includes('body.email') === true ? 'form' : null;
}

/** A rough check: it refuses only what cannot be an address; the service checks the rest. */
function looksLikeAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
