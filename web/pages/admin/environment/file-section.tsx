import { Text, TextInput } from '@mantine/core';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { toMebibytes } from './environment-edit.ts';
import { PageSection } from '../../../components/page-section.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

interface FileSectionProps {
  readonly settings: EnvironmentSettings;
  readonly form: EnvironmentFormState;
}

/** How large a file of a task may be. */
export function FileSection({ settings, form: { edit, set, faultOf } }: FileSectionProps) {
  const { t, formats } = useText();
  return (
    <PageSection title={t.environment.files} hint={t.environment.maxFileEffect}>
      <TextInput
        maw={460}
        label={t.environment.maxFile}
        description={t.environment.maxFileHint(formats.size(settings.serviceMaxFileBytes))}
        placeholder={String(toMebibytes(settings.serviceMaxFileBytes))}
        rightSection={
          <Text size="sm" c="gray.7" aria-hidden>
            {t.environment.mebibytes}
          </Text>
        }
        rightSectionWidth={44}
        inputMode="numeric"
        maxLength={6}
        value={edit.maxFile}
        error={faultOf('maxFile')}
        onChange={({ currentTarget }) => set({ maxFile: currentTarget.value.trim() })}
      />
    </PageSection>
  );
}
