import { accountFilterSchema, type AccountFilter } from '../../../../shared/contacts/accounts.ts';
import { idSchema } from '../../../../shared/ids.ts';

/** The filter that an address names; what it names wrongly is left out. */
export function accountFilterOf(search: URLSearchParams): AccountFilter {
  const { text, rep, relation } = accountFilterSchema.shape;
  return {
    text: text.safeParse(search.get('text') ?? undefined).data,
    rep: rep.safeParse(search.get('rep') ?? undefined).data,
    relation: relation.safeParse(search.get('relation') ?? undefined).data,
  };
}

/** The account whose reps are open; null: none. */
export function openAccountOf(search: URLSearchParams): string | null {
  return idSchema.safeParse(search.get('account')).data ?? null;
}
