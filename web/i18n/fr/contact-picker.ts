/** Choosing contacts by search. */
export const frContactPicker = {
  placeholder: 'Nom, société ou adresse',
  none: 'Aucun contact de vos comptes ne correspond.',
  more: 'D’autres contacts correspondent : précisez la recherche.',
  notLinkable: 'ni prospect ni client : ne peut pas être lié',
  remove: (name: string) => `Retirer ${name}`,
};
