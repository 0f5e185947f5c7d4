import { Alert, List, Text } from '@mantine/core';
import { Info, TriangleAlert } from 'lucide-react';
import { useText } from '../../../i18n/language.tsx';
import type { DomainEffects } from './domain-effects.ts';

interface DomainConsequencesProps {
  readonly effects: DomainEffects;
  readonly callerDomain: string | null;
}

/** What the edited domains would mean, in words, before they are saved. */
export function DomainConsequences({ effects, callerDomain }: DomainConsequencesProps) {
  const { t } = useText();
  const { restricting, admitting, blocked, leftOut, lockedOut } = effects;
  const users = leftOut.reduce((sum, entry) => sum + entry.users, 0);
  return (
    <div role="status">
      <Alert color="gray" icon={<Info size={18} aria-hidden />} title={t.environment.effectTitle}>
        <List size="sm" spacing={4}>
          <List.Item>
            {restricting.length === 0
              ? t.environment.effectOpen
              : t.environment.effectRestricted(restricting.join(', '))}
          </List.Item>
          {admitting.length === 0 ? null : <List.Item>{t.environment.effectAdmits(admitting.join(', '))}</List.Item>}
          {blocked.map((domain) => (
            <List.Item key={domain}>{t.environment.effectBlocked(domain)}</List.Item>
          ))}
          {users === 0 ? null : (
            <List.Item>
              <Text component="span" size="sm" fw={600}>
                {t.environment.effectLeftOut(users)}
              </Text>{' '}
              ({leftOut.map((entry) => t.environment.effectLeftOutFrom(entry.domain, entry.users)).join(', ')})
            </List.Item>
          )}
        </List>
      </Alert>
      {lockedOut ? (
        <Alert
          mt="sm"
          color="red"
          role="alert"
          icon={<TriangleAlert size={18} aria-hidden />}
          title={t.environment.lockedOutTitle}
        >
          {callerDomain === null ? t.environment.lockedOutPrivate : t.environment.lockedOut(callerDomain)}
        </Alert>
      ) : null}
    </div>
  );
}
