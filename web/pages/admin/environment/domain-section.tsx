import { ActionIcon, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { EnvironmentSettings } from '../../../../shared/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { DomainConsequences } from './domain-consequences.tsx';
import { effectsOf } from './domain-effects.ts';
import type { DomainEdit } from './environment-edit.ts';
import classes from './environment.module.css';
import { FormSection } from './form-section.tsx';
import { NewDomain } from './new-domain.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

interface DomainSectionProps {
  readonly settings: EnvironmentSettings;
  readonly form: EnvironmentFormState;
}

/** The company's Workspace domains, what each allows, and what they come down to together. */
export function DomainSection({ settings, form: { edit, set } }: DomainSectionProps) {
  const { t } = useText();
  const { domains } = edit;
  const change = (domain: string, part: Partial<DomainEdit>) =>
    set({ domains: domains.map((entry) => (entry.domain === domain ? { ...entry, ...part } : entry)) });
  return (
    <FormSection title={t.environment.signIn} hint={t.environment.signInHint}>
      {domains.length === 0 ? (
        <Text size="sm">{t.environment.noDomains}</Text>
      ) : (
        <Table aria-label={t.environment.signIn} className={classes['domains'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.environment.domain}</Table.Th>
              <Table.Th>{t.environment.restricts}</Table.Th>
              <Table.Th>{t.environment.admits}</Table.Th>
              <Table.Th>
                <span className={classes['hidden'] ?? ''}>{t.words.remove}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {domains.map(({ domain, restricts, admits }) => (
              <Table.Tr key={domain}>
                <Table.Td className={classes['word'] ?? ''}>{domain}</Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={t.environment.restrictsLabel(domain)}
                    checked={restricts}
                    onChange={({ currentTarget: { checked } }) => change(domain, { restricts: checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={t.environment.admitsLabel(domain)}
                    checked={admits}
                    onChange={({ currentTarget: { checked } }) => change(domain, { admits: checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <Group justify="flex-end">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t.environment.removeDomain(domain)}
                      onClick={() => set({ domains: domains.filter((entry) => entry.domain !== domain) })}
                    >
                      <Trash2 size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <NewDomain
        domains={domains}
        onAdd={(domain) => set({ domains: [...domains, { domain, restricts: false, admits: false }] })}
      />
      {domains.length === 0 ? null : (
        <Stack gap={4}>
          <Text size="xs" c="gray.7">
            <strong>{t.environment.restricts}</strong> — {t.environment.restrictsHint}
          </Text>
          <Text size="xs" c="gray.7">
            <strong>{t.environment.admits}</strong> — {t.environment.admitsHint}
          </Text>
        </Stack>
      )}
      <DomainConsequences effects={effectsOf(domains, settings)} callerDomain={settings.callerDomain} />
    </FormSection>
  );
}
