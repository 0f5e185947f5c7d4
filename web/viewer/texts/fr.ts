/** The preview of a file. */
export const frFileViewer = {
  close: 'Fermer l’aperçu',
  previous: 'Fichier précédent',
  next: 'Fichier suivant',
  position: (index: number, count: number) => `${index} sur ${count}`,
  frame: (name: string) => `Aperçu de ${name}`,
  loading: 'Ouverture du fichier…',
  failures: {
    tooLarge: {
      title: 'Trop volumineux pour un aperçu',
      hint: 'Téléchargez le fichier pour l’ouvrir sur votre appareil.',
    },
    unsupported: {
      title: 'Pas d’aperçu pour ce type de fichier',
      hint: 'Téléchargez le fichier pour l’ouvrir sur votre appareil.',
    },
    password: {
      title: 'Ce PDF est protégé par un mot de passe',
      hint: 'Téléchargez-le et ouvrez-le avec son mot de passe.',
    },
    broken: {
      title: 'Ce fichier ne peut pas être affiché',
      hint: 'Il est peut-être abîmé, ou n’est pas ce que son nom annonce. Vous pouvez le télécharger.',
    },
    silent: {
      title: 'L’aperçu ne s’est pas ouvert',
      hint: 'Réessayez, ou téléchargez le fichier.',
    },
  },
  controls: {
    toolbar: 'Affichage du document',
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
    page: 'Page',
    pageOf: 'sur',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fitWidth: 'Ajuster à la largeur',
    actualSize: 'Taille réelle',
    pageLabel: 'Page',
    sourceShown: 'Le code du fichier est affiché, il n’est pas exécuté.',
  },
};
