import { Alert, List, Text, Textarea } from '@mantine/core';
import { Users } from 'lucide-react';
import { useRead } from '../../../api/use-call.ts';
import { PageSection } from '../../../components/page-section.tsx';
import { useText } from '../../../i18n/language.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

/** The company's aliases, team mailboxes and groups, and the contacts that have an address of its own. */
export function OwnAddressSection({ form }: { readonly form: EnvironmentFormState }) {
  const { t } = useText();
  return (
    <PageSection title={t.environment.ownAddresses} hint={t.environment.ownAddressesHint}>
      <Textarea
        label={t.environment.ownAddressesLabel}
        description={t.environment.ownAddressesForm}
        value={form.edit.ownAddresses}
        error={form.wrongAddress === null ? null : t.environment.ownAddressFault(form.wrongAddress)}
        autosize
        minRows={2}
        maxRows={12}
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ currentTarget }) => form.set({ ownAddresses: currentTarget.value })}
      />
      <OwnContactList />
    </PageSection>
  );
}

/** Contacts that are colleagues by now; nothing when there are none. */
function OwnContactList() {
  const { t } = useText();
  const { data } = useRead('listOwnContacts', {});
  if (data === undefined || data.contacts.length === 0) return null;
  return (
    <Alert color="gray" icon={<Users size={18} aria-hidden />} title={t.environment.ownContacts}>
      <Text size="sm" mb="xs">
        {t.environment.ownContactsHint}
      </Text>
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {data.contacts.map(({ id, name, company, address }) => (
          <List.Item key={`${id} ${address}`}>
            {[name, company, address].filter((part) => part !== null).join(' · ')}
          </List.Item>
        ))}
      </List>
      {data.more ? (
        <Text size="sm" mt="xs">
          {t.environment.ownContactsMore(data.contacts.length)}
        </Text>
      ) : null}
    </Alert>
  );
}
