export const frHome = {
  home: {
    title: 'Ouvrez un message',
    text: 'Relais en propose une tâche, avec ses contacts et ses pièces jointes. Vérifiez, puis enregistrez.',
  },
};
