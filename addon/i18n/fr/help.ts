export const frHelp = {
  help: {
    title: 'Aide',
    saving: 'Enregistrer un mail ou une réunion',
    savingText:
      'Ouvrez un mail ou une réunion, puis Relais. Le titre, le type, les contacts et les pièces jointes sont déjà proposés, et sous «\u00a0Plus\u00a0» le statut, l’attribution et la description\u00a0; modifiez ce qui doit l’être, puis cliquez sur «\u00a0Enregistrer\u00a0».',
    contacts: 'Contacts',
    contactsText:
      'Relais cherche dans le CRM les adresses de l’expéditeur, des destinataires, des copies, des invités et du texte. Il coche ceux dont il est sûr. Cherchez-en d’autres par nom, société ou adresse\u00a0; une personne absente du CRM s’ajoute d’un clic. Seuls les prospects et les clients de vos comptes peuvent être liés.',
    transverse: 'Tâche sans compte',
    transverseText:
      'Une tâche sans contact n’a pas de compte\u00a0; les pages l’appellent transverse. Qui peut créer des tâches peut toujours en créer.',
    privacy: 'Ce qui quitte Google',
    privacyText:
      'À l’ouverture, seulement les adresses et les noms du mail ou de la réunion. Le texte et les pièces jointes ne partent que lorsque vous enregistrez.',
    undo: 'Annuler',
    undoText: 'Une tâche peut être annulée pendant les 10\u00a0minutes qui suivent son enregistrement.',
  },
};
