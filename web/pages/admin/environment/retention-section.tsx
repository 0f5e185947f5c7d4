import { Alert, Checkbox, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { shorterPeriods } from './environment-edit.ts';
import { ErasureText } from './erasure.tsx';
import { PageSection } from '../../../components/page-section.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

/** What the authority recommends for prospects. */
const usualMonths = '36';

interface RetentionSectionProps {
  readonly settings: EnvironmentSettings;
  readonly form: EnvironmentFormState;
}

/** How long tasks are kept. */
export function RetentionSection({ settings, form: { edit, set, faultOf } }: RetentionSectionProps) {
  const { t } = useText();
  const periods = shorterPeriods(settings, edit);
  return (
    <PageSection title={t.environment.retention} hint={t.environment.retentionHint}>
      <TextInput
        maw={460}
        label={t.environment.removedDays}
        description={t.environment.removedDaysHint}
        inputMode="numeric"
        maxLength={3}
        value={edit.removedDays}
        error={faultOf('removedDays')}
        required
        onChange={({ currentTarget }) => set({ removedDays: currentTarget.value.trim() })}
      />
      <Checkbox
        label={t.environment.closedKept}
        checked={edit.closedMonths === null}
        onChange={({ currentTarget: { checked } }) => set({ closedMonths: checked ? null : usualMonths })}
      />
      {edit.closedMonths === null ? null : (
        <TextInput
          maw={460}
          label={t.environment.closedMonths}
          description={t.environment.closedMonthsHint}
          inputMode="numeric"
          maxLength={3}
          value={edit.closedMonths}
          error={faultOf('closedMonths')}
          required
          onChange={({ currentTarget }) => set({ closedMonths: currentTarget.value.trim() })}
        />
      )}
      {periods === null ? null : (
        <Alert
          color="gray"
          role="status"
          icon={<TriangleAlert size={18} color="var(--mantine-color-orange-8)" aria-hidden />}
          title={t.environment.shorterTitle}
        >
          <ErasureText periods={periods} />
        </Alert>
      )}
    </PageSection>
  );
}
