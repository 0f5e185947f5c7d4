import type { FileFault } from '../../components/file-limits.ts';
import type { Formats } from '../formats.ts';

/** Choosing files and sending them. */
export const frFiles = {
  choose: 'Choisir des fichiers',
  drop: 'ou déposez-les ici.',
  dropWithin: (each: string, total: string) => `ou déposez-les ici : ${each} par fichier, ${total} en tout.`,
  remove: (name: string) => `Retirer ${name}`,
  sending: (percent: number) => `Envoi : ${percent} %`,
  fault: (fault: FileFault, { size, number }: Pick<Formats, 'size' | 'number'>): string => {
    if (fault.kind === 'tooMany') return `Une tâche reçoit au plus ${number(fault.max)} fichiers à la fois.`;
    if (fault.kind === 'tooLarge')
      return `« ${fault.name} » dépasse ${size(fault.maxBytes)} : retirez-le, ou mettez-en un lien.`;
    if (fault.kind === 'unreadable')
      return `« ${fault.name} » ne peut plus être lu : il a été déplacé ou modifié. Retirez-le et choisissez-le à nouveau.`;
    return `L’ensemble dépasse ${size(fault.maxBytes)} : retirez un fichier.`;
  },
};
