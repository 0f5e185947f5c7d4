import { userFilterSchema, type UserFilter } from '../../../../shared/users/admin-users.ts';
import { idSchema } from '../../../../shared/ids.ts';

/** The filter that an address names; what it names wrongly is left out. */
export function userFilterOf(search: URLSearchParams): UserFilter {
  const { text, state, right } = userFilterSchema.shape;
  return {
    text: text.safeParse(search.get('text') ?? undefined).data,
    state: state.safeParse(search.get('state') ?? undefined).data,
    right: right.safeParse(search.get('right') ?? undefined).data,
  };
}

/** Whether the filter leaves anybody out. */
export function isNarrowed(filter: UserFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The user that is open; null: none. */
export function openUserOf(search: URLSearchParams): string | null {
  return idSchema.safeParse(search.get('user')).data ?? null;
}
