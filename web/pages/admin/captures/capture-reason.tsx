import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Capture } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { usePagePath } from '../../../shell/environment-name.ts';
import classes from './captures.module.css';

/** A reason in words, with what an admin can do about it. A code without words is shown as it is. */
export function useReason(): (code: string) => { readonly title: string; readonly advice: string } {
  const { t } = useText();
  return (code) => t.captures.reasons[code] ?? t.captures.otherReason(code);
}

/** Where to go about a reason: the label of the link, and the page. */
const remedies: Readonly<
  Record<string, { readonly label: 'rights' | 'user' | 'accounts' | 'environment' | 'choices'; readonly page: string }>
> = {
  rights_missing: { label: 'rights', page: '/admin/users?user=:user' },
  assignee_refused: { label: 'user', page: '/admin/users' },
  user_disabled: { label: 'user', page: '/admin/users?user=:user' },
  contacts_out_of_scope: { label: 'accounts', page: '/admin/users?user=:user' },
  payload_too_large: { label: 'environment', page: '/admin/environment' },
  invalid_request: { label: 'choices', page: '/admin/task-choices' },
};

/** The reasons whose cause is in the log, so that the id of the request is shown. */
const needsReference: ReadonlySet<string> = new Set(['internal', 'unavailable', 'storage_full', 'invalid_request']);

/** Why an attempt was refused or failed, and the way to what can be done about it. */
export function CaptureReasonText({ capture }: { readonly capture: Capture }) {
  const { t } = useText();
  const to = usePagePath();
  const reasonText = useReason();
  const { reason, requestId, user } = capture;
  if (reason === null) return null;
  const { title, advice } = reasonText(reason);
  const remedy = remedies[reason];
  return (
    <>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="xs" c="dimmed">
        {advice}{' '}
        {remedy === undefined ? null : (
          <Anchor component={Link} to={to(remedy.page.replace(':user', user.id))} size="xs" underline="always">
            {t.captures.actions[remedy.label]}
          </Anchor>
        )}
      </Text>
      {needsReference.has(reason) || t.captures.reasons[reason] === undefined ? (
        <Text size="xs" c="dimmed" className={classes['reference'] ?? ''}>
          {t.captures.request(requestId)}
        </Text>
      ) : null}
    </>
  );
}
