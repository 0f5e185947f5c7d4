import { Stack } from '@mantine/core';
import { PageHeader } from '../../components/page-header.tsx';
import { useText } from '../../i18n/language.tsx';
import { LearnedSection } from './learned-section.tsx';
import { PreferenceForm } from './preference-form.tsx';
import { RightsSection } from './rights-section.tsx';
import { SessionList } from './session-list.tsx';

/** What concerns the user alone. */
export function PreferencesPage() {
  const { t } = useText();
  return (
    <Stack gap="lg" maw={820}>
      <div>
        <PageHeader title={t.preferences.title} hint={t.preferences.hint} />
        <PreferenceForm />
      </div>
      <LearnedSection />
      <RightsSection />
      <SessionList />
    </Stack>
  );
}
