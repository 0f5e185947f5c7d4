import type { UserRef } from '../../shared/access/user.ts';

/** A user in a list to choose from. The address is below the name, because two users may have the same name. */
export function PersonOption({ user }: { readonly user: UserRef | undefined }) {
  return (
    <span>
      {user?.name}
      <span style={{ display: 'block', fontSize: 12, color: 'var(--mantine-color-gray-7)' }}>{user?.email}</span>
    </span>
  );
}
