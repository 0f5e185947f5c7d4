import { Group, Radio, Stack } from '@mantine/core';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { effectsOf } from './domain-effects.ts';
import { DomainSection } from './domain-section.tsx';
import { FileSection } from './file-section.tsx';
import { OwnAddressSection } from './own-address-section.tsx';
import { PageSection } from '../../../components/page-section.tsx';
import { IdentitySection } from './identity-section.tsx';
import { NewcomerSection } from './newcomer-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { useEnvironmentForm } from './use-environment-form.ts';

/** Everything that an admin decides of the environment, saved together. */
export function EnvironmentForm({ settings }: { readonly settings: EnvironmentSettings }) {
  const { t } = useText();
  const form = useEnvironmentForm(settings);
  const { edit, set } = form;
  const { lockedOut } = effectsOf(edit.domains, settings);
  return (
    <form onSubmit={form.submit} noValidate>
      {form.guard}
      <Stack gap="lg" maw={860}>
        <IdentitySection settings={settings} form={form} />
        <DomainSection settings={settings} form={form} />
        <OwnAddressSection form={form} />
        <NewcomerSection value={edit.defaultRights} onChange={(defaultRights) => set({ defaultRights })} />
        <PageSection title={t.environment.language} hint={t.environment.languageHint}>
          <Radio.Group
            aria-label={t.environment.language}
            value={edit.language}
            onChange={(language) => set({ language: language === 'en' ? 'en' : 'fr' })}
          >
            <Group gap="lg">
              <Radio value="fr" label={t.environment.languages.fr} />
              <Radio value="en" label={t.environment.languages.en} />
            </Group>
          </Radio.Group>
        </PageSection>
        <FileSection settings={settings} form={form} />
        <RetentionSection settings={settings} form={form} />
        <SaveBar form={form} lockedOut={lockedOut} />
      </Stack>
    </form>
  );
}
