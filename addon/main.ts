import { addMessageToTask, additionAttempt } from './handlers/add-message.ts';
import { push, show, startOver, universal, type Answer } from './handlers/answer.ts';
import { addContact, backToDraft, searchForContacts, suggestContacts } from './handlers/contacts.ts';
import type { Context } from './handlers/context.ts';
import { revisionAttempt } from './handlers/draft-revision.ts';
import { guarded } from './handlers/guard.ts';
import { forgetFailedSave, openHomepage, refreshHomepage, undoAtHome } from './handlers/home.ts';
import { chooseEnvironment, disconnect, link, linkTyped } from './handlers/link.ts';
import { cardOfWhatIsOpen, startAfresh } from './handlers/open-card.ts';
import { save, saveAttempt } from './handlers/save.ts';
import { forgetChoices, saveSettings, settingsOf } from './handlers/settings.ts';
import { undo } from './handlers/undo.ts';
import { requireAllScopes } from './google/permission.ts';
import { functionNames } from './state/functions.ts';
import { helpCard } from './views/help-card.ts';

// The exports of this file, and nothing else, become global functions: triggers of the manifest and actions of cards.

const opening = guarded((context) => show(cardOfWhatIsOpen(context)), { surface: 'trigger' });

export const onHomepage = opening;
export const onGmailMessage = opening;
export const onCalendarEventOpen = opening;

export const onSettings = guarded((context) => universal(settingsOf(context)), { surface: 'universal' });
export const onHelp = guarded(({ t }) => universal(helpCard(t)), { surface: 'universal' });

export const onSave = guarded(save, { surface: 'action', attempt: saveAttempt });
export const onAddMessage = guarded(addMessageToTask, { surface: 'action', attempt: additionAttempt });
export const onUndo = guarded(undo, { surface: 'action' });
export const onSearchContacts = guarded(searchForContacts, {
  surface: 'action',
  attempt: revisionAttempt(functionNames.searchContacts),
});
export const onSuggestContacts = guarded(suggestContacts, { surface: 'suggestions' });
export const onAddContact = guarded(addContact, {
  surface: 'action',
  attempt: revisionAttempt(functionNames.addContact),
});
export const onBackToDraft = guarded(backToDraft, {
  surface: 'action',
  attempt: revisionAttempt(functionNames.backToDraft),
});
export const onLink = guarded(link, { surface: 'action' });
export const onLinkTyped = guarded(linkTyped, { surface: 'action' });
export const onDisconnect = guarded(disconnect, { surface: 'action' });
export const onReopen = guarded(reopen, { surface: 'action' });
export const onOpenSettings = guarded((context) => push(settingsOf(context)), { surface: 'action' });

export const onSaveSettings = guarded(saveSettings, { surface: 'action' });
export const onForgetLearned = guarded(forgetChoices, { surface: 'action' });
export const onEnvironments = guarded(chooseEnvironment, { surface: 'action' });

export const onHome = guarded(openHomepage, { surface: 'action' });
export const onRefreshHome = guarded(refreshHomepage, { surface: 'action' });
export const onUndoAtHome = guarded(undoAtHome, { surface: 'action' });
export const onForgetFailedSave = guarded(forgetFailedSave, { surface: 'action' });
export const onStartAfresh = guarded(startAfresh, { surface: 'action' });

/** Not guarded: Google shows its consent prompt when this throws for a missing scope. */
export function onAuthorize(event: unknown): unknown {
  requireAllScopes();
  return onReopen(event);
}

function reopen(context: Context): Answer {
  return startOver(cardOfWhatIsOpen(context));
}
