import { Alert, Checkbox, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { findShorterPeriods } from './environment-edit.ts';
import { ErasureText } from './erasure.tsx';
import { PageSection } from '../../../components/page-section.tsx';
import type { EnvironmentFormState } from './use-environment-form.ts';

/** Months that the CNIL recommends for prospects. */
const usualMonths = '36';

interface RetentionSectionProps {
  readonly settings: EnvironmentSettings;
  readonly form: EnvironmentFormState;
}

/** How long tasks are kept. */
export function RetentionSection({ settings, form: { edit, set, faultOf } }: RetentionSectionProps) {
  const { t } = useText();
  const periods = findShorterPeriods(settings, edit);
  return (
    <PageSection title={t.environment.retention} hint={t.environment.retentionHint}>
      <PeriodField
        label={t.environment.removedDays}
        hint={t.environment.removedDaysHint}
        value={edit.removedDays}
        fault={faultOf('removedDays')}
        onChange={(removedDays) => set({ removedDays })}
      />
      <Checkbox
        label={t.environment.closedKept}
        checked={edit.closedMonths === null}
        onChange={({ currentTarget: { checked } }) => set({ closedMonths: checked ? null : usualMonths })}
      />
      {edit.closedMonths === null ? null : (
        <PeriodField
          label={t.environment.closedMonths}
          hint={t.environment.closedMonthsHint}
          value={edit.closedMonths}
          fault={faultOf('closedMonths')}
          onChange={(closedMonths) => set({ closedMonths })}
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

interface PeriodFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly fault: ReturnType<EnvironmentFormState['faultOf']>;
  readonly onChange: (value: string) => void;
}

/** A number of days or months. */
function PeriodField({ label, hint, value, fault, onChange }: PeriodFieldProps) {
  return (
    <TextInput
      maw={460}
      label={label}
      description={hint}
      inputMode="numeric"
      maxLength={3}
      value={value}
      error={fault}
      required
      onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
    />
  );
}
