import { ActionIcon, Checkbox, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useText } from '../../../i18n/language.tsx';
import type { DomainEdit } from './environment-edit.ts';
import classes from './environment.module.css';

interface DomainRowProps {
  readonly entry: DomainEdit;
  readonly onChange: (part: Partial<DomainEdit>) => void;
  readonly onRemove: () => void;
}

/** One Workspace domain, and what it allows. */
export function DomainRow({ entry: { domain, restricts, admits, shared }, onChange, onRemove }: DomainRowProps) {
  const { t } = useText();
  return (
    <li className={classes['domain'] ?? ''}>
      <Text size="sm" fw={600} className={classes['word'] ?? ''}>
        {domain}
      </Text>
      <Checkbox
        className={classes['choice'] ?? ''}
        label={t.environment.restricts}
        aria-label={t.environment.restrictsLabel(domain)}
        checked={restricts}
        onChange={({ currentTarget: { checked } }) => onChange({ restricts: checked })}
      />
      <Checkbox
        className={classes['choice'] ?? ''}
        label={t.environment.admits}
        aria-label={t.environment.admitsLabel(domain)}
        checked={admits}
        onChange={({ currentTarget: { checked } }) => onChange({ admits: checked })}
      />
      <Checkbox
        className={classes['choice'] ?? ''}
        label={t.environment.shared}
        aria-label={t.environment.sharedLabel(domain)}
        checked={shared}
        onChange={({ currentTarget: { checked } }) => onChange({ shared: checked })}
      />
      <ActionIcon
        className={classes['removal'] ?? ''}
        variant="subtle"
        color="gray"
        aria-label={t.environment.removeDomain(domain)}
        onClick={onRemove}
      >
        <Trash2 size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
