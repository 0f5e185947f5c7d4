import { Alert, TextInput } from '@mantine/core';
import { Info } from 'lucide-react';
import {
  maxDisplayNameLength,
  type EnvironmentSettings,
} from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { pagePathOf } from '../../../shell/environment-name.ts';
import classes from './environment.module.css';
import { PageSection } from '../../../components/page-section.tsx';
import { FormerNames } from './former-names.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

interface IdentitySectionProps {
  readonly settings: EnvironmentSettings;
  readonly form: EnvironmentFormState;
}

/** How the environment is called, by people and in addresses. */
export function IdentitySection({ settings, form }: IdentitySectionProps) {
  const { t } = useText();
  const { edit, set, faultOf } = form;
  const address = location.origin + pagePathOf(edit.name === '' ? '…' : edit.name, '');
  return (
    <PageSection title={t.environment.identity}>
      <TextInput
        label={t.environment.displayName}
        description={t.environment.displayNameHint}
        value={edit.displayName}
        maxLength={maxDisplayNameLength}
        error={faultOf('displayName')}
        required
        onChange={({ currentTarget }) => set({ displayName: currentTarget.value })}
      />
      <TextInput
        label={t.environment.name}
        description={
          <>
            {t.environment.nameHint}
            <br />
            <span className={classes['address'] ?? ''}>{t.environment.address(decodeURIComponent(address))}</span>
          </>
        }
        value={edit.name}
        maxLength={63}
        error={faultOf('name')}
        required
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      {edit.name === settings.name || faultOf('name') !== undefined ? null : (
        <Alert color="relais" icon={<Info size={18} aria-hidden />} title={t.environment.renameTitle}>
          {t.environment.renameText(settings.name, edit.name)}
        </Alert>
      )}
      <FormerNames settings={settings} onBack={(name) => set({ name })} />
    </PageSection>
  );
}
