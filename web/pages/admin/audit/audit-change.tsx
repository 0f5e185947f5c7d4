import { Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { AuditChange } from '../../../../shared/audit/audit.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './audit.module.css';
import { changeWords } from './audit-words.ts';

/** What changed, a line for each field: what it was, what it became. */
export function AuditChanges({ changes }: { readonly changes: readonly AuditChange[] }) {
  const text = useText();
  if (changes.length === 0) return null;
  return (
    <ul className={classes['changes'] ?? ''}>
      {changes.map((change, index) => {
        const { field, from, to } = changeWords(change, text);
        return (
          <li key={`${change.field} ${String(index)}`}>
            <Text span size="sm" c="dimmed">
              {field}
              {text.t.audit.colon}
            </Text>
            {from === null ? null : (
              <>
                <del className={classes['from'] ?? ''}>{from}</del>
                <ArrowRight size={13} role="img" aria-label="→" className={classes['arrow'] ?? ''} />
              </>
            )}
            <ins className={classes['to'] ?? ''}>{to}</ins>
          </li>
        );
      })}
    </ul>
  );
}
