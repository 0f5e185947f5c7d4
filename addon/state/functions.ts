/** The functions a card may name; each is exported by main.ts, which a check over the bundle proves. */
export const functionNames = {
  save: 'onSave',
  addMessage: 'onAddMessage',
  undo: 'onUndo',
  openSearch: 'onOpenSearch',
  searchContacts: 'onSearchContacts',
  suggestContacts: 'onSuggestContacts',
  addContact: 'onAddContact',
  backToDraft: 'onBackToDraft',
  link: 'onLink',
  linkTyped: 'onLinkTyped',
  disconnect: 'onDisconnect',
  reopen: 'onReopen',
  settings: 'onOpenSettings',
  saveSettings: 'onSaveSettings',
  forgetLearned: 'onForgetLearned',
  environments: 'onEnvironments',
  home: 'onHome',
  refreshHome: 'onRefreshHome',
  undoAtHome: 'onUndoAtHome',
  forgetFailedSave: 'onForgetFailedSave',
  startAfresh: 'onStartAfresh',
  authorize: 'onAuthorize',
} as const;

export type FunctionName = (typeof functionNames)[keyof typeof functionNames];
