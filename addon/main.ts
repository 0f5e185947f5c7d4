import { addMessageToTask, additionAttempt } from './handlers/add-message.ts';
import { push, show, startOver, showUniversal, type Answer } from './handlers/answer.ts';
import {
  addContact,
  openContactSearch,
  returnToDraft,
  searchForContacts,
  suggestContacts,
} from './handlers/contacts.ts';
import type { Context } from './handlers/context.ts';
import { revisionAttemptFor } from './handlers/draft-revision.ts';
import { guard } from './handlers/guard.ts';
import { forgetFailedSave, openHomepage, refreshHomepage, undoAtHome } from './handlers/home.ts';
import { chooseEnvironment, disconnect, link, linkTyped } from './handlers/link.ts';
import { loadOpenCard, startAfresh } from './handlers/open-card.ts';
import { save, saveAttempt } from './handlers/save.ts';
import { forgetChoices, saveSettings, loadSettings } from './handlers/settings.ts';
import { undo } from './handlers/undo.ts';
import { requireAllScopes } from './google/permission.ts';
import { functionNames } from './state/functions.ts';
import { helpCard } from './views/help-card.ts';

// The exports of this file, and nothing else, become global functions: triggers of the manifest and actions of cards.

const showOpenCard = guard((context) => show(loadOpenCard(context)), { surface: 'trigger' });

export const onHomepage = showOpenCard;
export const onGmailMessage = showOpenCard;
export const onCalendarEventOpen = showOpenCard;

export const onSettings = guard((context) => showUniversal(loadSettings(context)), { surface: 'universal' });
export const onHelp = guard(({ t }) => showUniversal(helpCard(t)), { surface: 'universal' });

export const onSave = guard(save, { surface: 'action', attempt: saveAttempt });
export const onAddMessage = guard(addMessageToTask, { surface: 'action', attempt: additionAttempt });
export const onUndo = guard(undo, { surface: 'action' });
export const onOpenSearch = guard(openContactSearch, { surface: 'action' });
export const onSearchContacts = guard(searchForContacts, {
  surface: 'action',
  attempt: revisionAttemptFor(functionNames.searchContacts),
});
export const onSuggestContacts = guard(suggestContacts, { surface: 'suggestions' });
export const onAddContact = guard(addContact, {
  surface: 'action',
  attempt: revisionAttemptFor(functionNames.addContact),
});
export const onBackToDraft = guard(returnToDraft, {
  surface: 'action',
  attempt: revisionAttemptFor(functionNames.backToDraft),
});
export const onLink = guard(link, { surface: 'action' });
export const onLinkTyped = guard(linkTyped, { surface: 'action' });
export const onDisconnect = guard(disconnect, { surface: 'action' });
export const onReopen = guard(reopen, { surface: 'action' });
export const onOpenSettings = guard((context) => push(loadSettings(context)), { surface: 'action' });

export const onSaveSettings = guard(saveSettings, { surface: 'action' });
export const onForgetLearned = guard(forgetChoices, { surface: 'action' });
export const onEnvironments = guard(chooseEnvironment, { surface: 'action' });

export const onHome = guard(openHomepage, { surface: 'action' });
export const onRefreshHome = guard(refreshHomepage, { surface: 'action' });
export const onUndoAtHome = guard(undoAtHome, { surface: 'action' });
export const onForgetFailedSave = guard(forgetFailedSave, { surface: 'action' });
export const onStartAfresh = guard(startAfresh, { surface: 'action' });

/** Without the guard: Google shows its consent prompt when this throws for a missing scope. */
export function onAuthorize(event: unknown): unknown {
  requireAllScopes();
  return onReopen(event);
}

function reopen(context: Context): Answer {
  return startOver(loadOpenCard(context));
}
