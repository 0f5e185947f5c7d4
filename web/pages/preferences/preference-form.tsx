import {
  Button,
  Fieldset,
  Group,
  NativeSelect,
  Paper,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { LanguagePreference } from '../../../shared/preferences/preferences.ts';
import type { PagePreferences } from '../../../shared/preferences/page-preferences.ts';
import { useChange } from '../../api/use-call.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useUnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useNotice } from '../../components/use-notice.ts';
import { useText } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';

type Change = (members: Partial<PagePreferences>) => void;

interface FieldsProps {
  readonly value: PagePreferences;
  readonly onChange: Change;
}

/** What is preferred, saved together. */
export function PreferenceForm() {
  const { t } = useText();
  const { preferences } = useSettings();
  const [changes, setChanges] = useState<Partial<PagePreferences>>({});
  const save = useChange('putPreferences', ['getPreferences']);
  const notice = useNotice();
  const value = { ...preferences, ...changes };
  const dirty = JSON.stringify(value) !== JSON.stringify(preferences);
  const { guard } = useUnsavedGuard(dirty);
  const change: Change = (members) => setChanges((before) => ({ ...before, ...members }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(
      { body: value },
      {
        onSuccess: () => {
          setChanges({});
          notice.done(t.preferences.saved);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      {guard}
      <Paper withBorder p="md">
        <Stack gap="lg">
          <DisplayFields value={value} onChange={change} />
          <NewTaskFields value={value} onChange={change} />
          {save.error === null ? null : <FailureNotice error={save.error} />}
          <Group justify="flex-end">
            {dirty ? (
              <Button variant="default" onClick={() => setChanges({})}>
                {t.preferences.discard}
              </Button>
            ) : null}
            <Button type="submit" disabled={!dirty} loading={save.isPending}>
              {t.words.save}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </form>
  );
}

const languages: readonly LanguagePreference[] = ['google', 'fr', 'en'];
const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** The value in the list that stands for null. */
const ofBrowser = 'browser';

function DisplayFields({ value, onChange }: FieldsProps) {
  const { t, language } = useText();
  const zone = value.timeZone ?? browserZone;
  const now = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone }).format();
  return (
    <Fieldset legend={<SectionTitle>{t.preferences.display}</SectionTitle>} variant="unstyled" mx={0}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
        <NativeSelect
          label={t.preferences.language}
          value={value.language}
          data={languages.map((name) => ({ value: name, label: t.preferences.languages[name] }))}
          onChange={({ currentTarget }) =>
            onChange({ language: languages.find((name) => name === currentTarget.value) ?? 'google' })
          }
        />
        <Select
          label={t.preferences.timeZone}
          description={t.preferences.zoneHint(now)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={value.timeZone ?? ofBrowser}
          data={listZones(value.timeZone, t.preferences.browserZone(formatZone(browserZone)))}
          onChange={(chosen) => onChange({ timeZone: chosen === null || chosen === ofBrowser ? null : chosen })}
          searchable
          allowDeselect={false}
          limit={100}
          nothingFoundMessage={t.preferences.noZone}
        />
      </SimpleGrid>
    </Fieldset>
  );
}

function SectionTitle({ children }: { readonly children: string }) {
  return (
    <Title order={2} size="h4">
      {children}
    </Title>
  );
}

function listZones(chosen: string | null, browser: string): { value: string; label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(chosen === null ? [] : [chosen])]);
  const named = [...zones].sort().map((zone) => ({ value: zone, label: formatZone(zone) }));
  return [{ value: ofBrowser, label: browser }, ...named];
}

function formatZone(zone: string): string {
  return zone.replace(/_/g, ' ');
}

function NewTaskFields({ value, onChange }: FieldsProps) {
  const { t } = useText();
  const { environmentDefaults } = useSettings();
  const { defaults } = value;
  return (
    <Fieldset legend={<SectionTitle>{t.preferences.newTasks}</SectionTitle>} variant="unstyled" mx={0}>
      <Stack gap="md">
        <Text size="sm" c="gray.7">
          {t.preferences.newTasksHint}
        </Text>
        <Radio.Group
          label={t.preferences.description}
          value={value.description}
          onChange={(chosen) => onChange({ description: chosen === 'new' ? 'new' : 'whole' })}
        >
          <Stack gap="xs" mt={4}>
            <Radio value="whole" label={t.preferences.descriptions.whole} />
            <Radio value="new" label={t.preferences.descriptions.new} />
          </Stack>
        </Radio.Group>
        <DefaultFields
          legend={t.preferences.ofMails}
          value={defaults.mail}
          usual={environmentDefaults.mail}
          onChange={(mail) => onChange({ defaults: { ...defaults, mail } })}
        />
        <DefaultFields
          legend={t.preferences.ofEvents}
          value={defaults.event}
          usual={environmentDefaults.event}
          onChange={(event) => onChange({ defaults: { ...defaults, event } })}
        />
      </Stack>
    </Fieldset>
  );
}

type Defaults = PagePreferences['defaults']['mail'];

interface DefaultFieldsProps {
  readonly legend: string;
  readonly value: Defaults;
  /** What holds where nothing is preferred. */
  readonly usual: Defaults;
  readonly onChange: (defaults: Defaults) => void;
}

function DefaultFields({ legend, value, usual, onChange }: DefaultFieldsProps) {
  const { t } = useText();
  const { types, statuses } = useSettings();
  const optionsOf = (choices: readonly { readonly id: string; readonly label: string }[], usualId: string | null) => [
    { value: '', label: t.preferences.asEnvironment(choices.find(({ id }) => id === usualId)?.label ?? '–') },
    ...choices.map(({ id, label }) => ({ value: id, label })),
  ];
  return (
    <Fieldset legend={legend}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={t.words.type}
          data={optionsOf(types, usual.typeId)}
          value={value.typeId ?? ''}
          onChange={({ currentTarget }) => onChange({ ...value, typeId: currentTarget.value || null })}
        />
        <NativeSelect
          label={t.words.status}
          data={optionsOf(statuses, usual.statusId)}
          value={value.statusId ?? ''}
          onChange={({ currentTarget }) => onChange({ ...value, statusId: currentTarget.value || null })}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
