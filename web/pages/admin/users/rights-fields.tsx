import { Checkbox, Fieldset, Stack, Switch, Text } from '@mantine/core';
import { Check, Minus } from 'lucide-react';
import { useId } from 'react';
import { rights } from '../../../../shared/access/rights.ts';
import { useText } from '../../../i18n/language.tsx';
import { meaningsOf, withRight, type RightsEdit } from './rights-meaning.ts';
import classes from './users.module.css';

interface RightsFieldsProps {
  readonly value: RightsEdit;
  readonly onChange: (value: RightsEdit) => void;
}

/** The three rights and the admin role, with what the ticked ones allow. */
export function RightsFields({ value, onChange }: RightsFieldsProps) {
  const { t } = useText();
  return (
    <Stack gap="md">
      <Fieldset legend={t.users.rights} className={classes['fieldset'] ?? ''}>
        <Stack gap="sm">
          {rights.map((right) => (
            <Checkbox
              key={right}
              className={right === 'salesAllAccounts' ? (classes['extends'] ?? '') : ''}
              label={t.users.rightNames[right]}
              description={t.users.rightHints[right]}
              checked={value.rights.includes(right)}
              onChange={({ currentTarget: { checked } }) =>
                onChange({ ...value, rights: withRight(value.rights, right, checked) })
              }
            />
          ))}
        </Stack>
      </Fieldset>
      <Switch
        label={t.users.admin}
        description={t.users.adminHint}
        checked={value.admin}
        onChange={({ currentTarget: { checked } }) => onChange({ ...value, admin: checked })}
      />
      <RightsMeaning value={value} />
    </Stack>
  );
}

/** What the user may do with these rights, read out when it changes. */
function RightsMeaning({ value }: { readonly value: RightsEdit }) {
  const { t } = useText();
  const heading = useId();
  return (
    <section className={classes['meaning'] ?? ''} aria-labelledby={heading}>
      <Text fw={600} size="sm" id={heading} mb={6}>
        {t.users.meaningTitle}
      </Text>
      <ul aria-live="polite" aria-labelledby={heading}>
        {meaningsOf(value).map(({ key, allowed }) => (
          <li key={key} data-allowed={allowed}>
            {allowed ? <Check size={16} aria-hidden /> : <Minus size={16} aria-hidden />}
            <Text component="span" size="sm">
              {t.users.meanings[key]}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
