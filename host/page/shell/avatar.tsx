import { avatarTone, initials } from '../settings/format.ts';

export function Avatar({ name, seed, small = false }: { name: string; seed: string; small?: boolean }) {
  return (
    <span className={`avatar tone-${String(avatarTone(seed))}${small ? ' small' : ''}`} aria-hidden>
      {initials(name)}
    </span>
  );
}
