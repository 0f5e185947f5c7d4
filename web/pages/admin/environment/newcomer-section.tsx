import { Checkbox, Stack, Text } from '@mantine/core';
import { rights, type Right } from '../../../../shared/access/rights.ts';
import { useText } from '../../../i18n/language.tsx';
import { PageSection } from '../../../components/page-section.tsx';

interface NewcomerSectionProps {
  readonly value: readonly Right[];
  readonly onChange: (rights: Right[]) => void;
}

/** The rights of users whom a domain admits. */
export function NewcomerSection({ value, onChange }: NewcomerSectionProps) {
  const { t } = useText();
  const set = (right: Right, granted: boolean) => {
    const asked = granted ? [...value, right] : value.filter((other) => other !== right);
    // `salesAllAccounts` implies `sales`.
    const whole = granted && right === 'salesAllAccounts' ? [...asked, 'sales'] : asked;
    const without = !granted && right === 'sales' ? whole.filter((other) => other !== 'salesAllAccounts') : whole;
    onChange(rights.filter((known) => without.includes(known)));
  };
  return (
    <PageSection title={t.environment.newcomers} hint={t.environment.newcomersHint}>
      <Stack gap="sm">
        {rights.map((right) => (
          <Checkbox
            key={right}
            label={t.environment.rights[right]}
            description={t.environment.rightsHints[right]}
            checked={value.includes(right)}
            onChange={({ currentTarget: { checked } }) => set(right, checked)}
          />
        ))}
        {value.length === 0 ? (
          <Text size="sm" c="gray.7">
            {t.environment.noRights}
          </Text>
        ) : null}
      </Stack>
    </PageSection>
  );
}
