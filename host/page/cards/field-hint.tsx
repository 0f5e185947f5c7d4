import { faultText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';
import type { FieldFault } from './form-values.ts';

/** Below a field: why it is refused, else its hint. */
export function FieldHint({ fault, hint }: { fault: FieldFault | null; hint?: string | undefined }) {
  const { t } = useSettings();
  if (fault !== null) return <span className="field-fault">{faultText(fault, t)}</span>;
  return hint === undefined ? null : <span>{hint}</span>;
}
