import type { Home } from '../../shared/capture/home.ts';
import { contractVersion } from '../../shared/version.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { HomeState } from '../state/home-state.ts';
import type { Card, Section } from './card.ts';
import { daySaveSection } from './day-save-section.ts';
import { failedSaveSection } from './failed-save-section.ts';
import { meetingsSection } from './meetings-section.ts';
import { versionBanner } from './version-banner.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** The user's day: saves that failed come first, then today's meetings, then what they saved. */
export function homeCard(state: HomeState, t: Translation): Card {
  const { home } = t.messages;
  const { me } = state.home;
  return {
    header: { title: home.title, subtitle: me.environment.displayName },
    sections: [
      ...versionBanner(me, t),
      { widgets: [paragraph(me.creation.allowed ? home.text : t.messages.settings.noRight)] },
      ...failedSaveSection(state, t),
      meetingsSection(state, t),
      daySaveSection(state.home, t),
      aboutSection(state.home, t),
    ],
  };
}

function aboutSection({ me }: Home, t: Translation): Section {
  const { home, actions } = t.messages;
  return {
    widgets: [
      line(me.user.email + t.messages.separator + me.environment.displayName, home.account),
      line(home.versions(contractVersion, me.contract.version), home.version),
      buttons(
        actionButton(actions.settings, { function: functionNames.settings }),
        actionButton(actions.refresh, { function: functionNames.refreshHome }),
      ),
    ],
  };
}
