import type { Me } from '../../shared/access/user.ts';
import type { Translation } from '../i18n/translation.ts';
import { compareVersions } from '../state/version-fit.ts';
import type { Section } from './card.ts';
import { line } from './widgets.ts';

/** Says which of add-on and backend has to be brought up to date, and by whom; none while they fit. */
export function versionBanner({ contract }: Me, t: Translation): Section[] {
  const { version: words } = t.messages;
  const fit = compareVersions(contract);
  if (fit === 'fits') return [];
  const { title, text } = { addOnTooOld: words.addOnTooOld, backendTooOld: words.backendTooOld }[fit];
  return [{ widgets: [line([{ strong: title }], undefined, { bottomLabel: text })] }];
}
