import { Stack, Text } from '@mantine/core';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { DomainConsequences } from './domain-consequences.tsx';
import { effectsOf } from './domain-effects.ts';
import { DomainRow } from './domain-row.tsx';
import type { DomainEdit } from './environment-edit.ts';
import classes from './environment.module.css';
import { PageSection } from '../../../components/page-section.tsx';
import { NewDomain } from './new-domain.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

interface DomainSectionProps {
  readonly settings: EnvironmentSettings;
  readonly form: EnvironmentFormState;
}

/** The company's Workspace domains, what each allows, and what they mean together. */
export function DomainSection({ settings, form: { edit, set } }: DomainSectionProps) {
  const { t } = useText();
  const { domains } = edit;
  const change = (domain: string, part: Partial<DomainEdit>) =>
    set({ domains: domains.map((entry) => (entry.domain === domain ? { ...entry, ...part } : entry)) });
  return (
    <PageSection title={t.environment.signIn} hint={t.environment.signInHint}>
      {domains.length === 0 ? (
        <Text size="sm">{t.environment.noDomains}</Text>
      ) : (
        <ul className={classes['list'] ?? ''} aria-label={t.environment.domains}>
          {domains.map((entry) => (
            <DomainRow
              key={entry.domain}
              entry={entry}
              onChange={(part) => change(entry.domain, part)}
              onRemove={() => set({ domains: domains.filter(({ domain }) => domain !== entry.domain) })}
            />
          ))}
        </ul>
      )}
      <NewDomain
        domains={domains}
        onAdd={(domain) => set({ domains: [...domains, { domain, restricts: false, admits: false, shared: false }] })}
      />
      {domains.length === 0 ? null : (
        <Stack gap={4}>
          <Text size="xs" c="gray.7">
            {t.environment.restrictsHint}
          </Text>
          <Text size="xs" c="gray.7">
            {t.environment.admitsHint}
          </Text>
          <Text size="xs" c="gray.7">
            {t.environment.sharedHint}
          </Text>
        </Stack>
      )}
      <DomainConsequences effects={effectsOf(domains, settings)} callerDomain={settings.callerDomain} />
    </PageSection>
  );
}
