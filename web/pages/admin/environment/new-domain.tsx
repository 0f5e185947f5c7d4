import { Button, Group, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { maxEnvironmentDomains } from '../../../../shared/environments/environment-settings.ts';
import { useText } from '../../../i18n/language.tsx';
import { canonicalizeDomain } from './domain-effects.ts';
import type { DomainEdit } from './environment-edit.ts';
import classes from './environment.module.css';

interface NewDomainProps {
  readonly domains: readonly DomainEdit[];
  readonly onAdd: (domain: string) => void;
}

/** Adds a domain to the list; it does nothing until something is ticked for it. */
export function NewDomain({ domains, onAdd }: NewDomainProps) {
  const { t } = useText();
  const [domain, setDomain] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = () => {
    const canonical = canonicalizeDomain(domain);
    if (canonical === '') {
      setError(t.environment.domainForm);
      return;
    }
    if (domains.some((entry) => canonicalizeDomain(entry.domain) === canonical)) {
      setError(t.environment.domainTwice);
      return;
    }
    onAdd(domain.trim().toLowerCase());
    setDomain('');
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        className={classes['grow'] ?? ''}
        label={t.environment.newDomain}
        placeholder={t.environment.domainPlaceholder}
        value={domain}
        maxLength={253}
        error={error}
        inputWrapperOrder={['label', 'error', 'input']}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        disabled={domains.length >= maxEnvironmentDomains}
        onChange={({ currentTarget }) => {
          setDomain(currentTarget.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          // Enter adds the domain; the form is saved by its own button.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={add}>
        {t.words.add}
      </Button>
    </Group>
  );
}
