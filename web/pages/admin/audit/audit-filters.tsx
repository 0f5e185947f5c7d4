import { Button, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { auditActions } from '../../../../shared/audit/audit.ts';
import { auditAreas } from '../../../../shared/audit/audit-trail.ts';
import { DateRangeField } from '../../../components/date-range-field.tsx';
import { useText } from '../../../i18n/language.tsx';
import { PersonSelect } from '../records/person-select.tsx';
import type { AuditAddress, AuditPatch } from './audit-filter.ts';
import { actionWords } from './audit-words.ts';

interface AuditFiltersProps {
  readonly address: AuditAddress;
  readonly onChange: (patch: AuditPatch, how?: 'typing') => void;
  readonly onClear: () => void;
}

/** Which actions are shown. */
export function AuditFilters({ address, onChange, onClear }: AuditFiltersProps) {
  const { t } = useText();
  return (
    <>
      <SimpleGrid cols={{ base: 2, lg: 5 }} spacing="sm" mb="xs">
        <PersonSelect
          label={t.audit.actor}
          everybody={t.audit.anybody}
          others={[{ value: 'operator', label: t.audit.operator }]}
          value={address.actorId}
          onChange={(actorId) => {
            onChange({ actorId });
          }}
        />
        <ActionSelect address={address} onChange={onChange} />
        <PersonSelect
          label={t.audit.concerned}
          everybody={t.audit.anyUser}
          value={address.userId}
          onChange={(userId) => {
            onChange({ userId });
          }}
        />
        <TaskNumber
          key={address.taskNumber ?? ''}
          value={address.taskNumber ?? ''}
          onChange={(taskNumber) => {
            onChange({ taskNumber }, 'typing');
          }}
        />
        <DateRangeField
          label={t.audit.days}
          days={{ from: address.from ?? null, to: address.to ?? null }}
          onChange={({ from, to }) => {
            onChange({ from, to });
          }}
        />
      </SimpleGrid>
      <Group mb="md">
        {Object.keys(address).length === 0 ? null : (
          <Button variant="subtle" size="compact-sm" leftSection={<X size={14} aria-hidden />} onClick={onClear}>
            {t.audit.clear}
          </Button>
        )}
      </Group>
    </>
  );
}

/** An area as a whole, or one action of it. */
function ActionSelect({ address, onChange }: Pick<AuditFiltersProps, 'address' | 'onChange'>) {
  const text = useText();
  const { t } = text;
  const { action, area } = address;
  const groups = [
    { group: t.audit.area, items: auditAreas.map((value) => ({ value, label: t.audit.areas[value] })) },
    { group: t.audit.action, items: auditActions.map((value) => ({ value, label: actionWords(value, text) })) },
  ];
  const known = auditActions.some((value) => value === action);
  const own = action === undefined || known ? [] : [{ group: '…', items: [{ value: action, label: action }] }];
  return (
    <Select
      label={t.audit.action}
      placeholder={t.audit.anyAction}
      data={[...groups, ...own]}
      value={action ?? area ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.words.remove }}
      onChange={(value) => {
        const isArea = auditAreas.some((one) => one === value);
        onChange(isArea ? { area: value, action: null } : { area: null, action: value });
      }}
    />
  );
}

interface TaskNumberProps {
  readonly value: string;
  readonly onChange: (number: string | null) => void;
}

/** The number is searched for when it is complete: on Enter, or when the field is left. */
function TaskNumber({ value, onChange }: TaskNumberProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(value);
  const submit = () => {
    if (typed !== value) onChange(typed === '' ? null : typed);
  };
  return (
    <TextInput
      label={t.audit.taskNumber}
      inputMode="numeric"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value.replace(/\D|^0+/g, '').slice(0, 9));
      }}
      onBlur={submit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') submit();
      }}
    />
  );
}
