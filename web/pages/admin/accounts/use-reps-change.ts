import { useMutation, useQueryClient } from '@tanstack/react-query';
import { maxAccountsPerRequest, type AccountRepsRequest } from '../../../../shared/contacts/accounts.ts';
import { call } from '../../../api/client.ts';
import { queryKeyOf, usePlace } from '../../../api/use-call.ts';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';

const renewed = ['listAccounts', 'getAccount', 'listUsers', 'getUser'] as const;

/** The notice for a number of pairs of rep and account. */
type ChangeWords = Readonly<Record<AccountRepsRequest['change'], (count: number) => string>>;

/** Attaches or detaches reps in batches; reports one result. */
export function useRepsChange(ownWords?: ChangeWords) {
  const { t } = useText();
  const place = usePlace();
  const client = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: async (request: AccountRepsRequest) => {
      let changed = 0;
      for (let from = 0; from < request.accountIds.length; from += maxAccountsPerRequest) {
        const accountIds = request.accountIds.slice(from, from + maxAccountsPerRequest);
        changed += (await call('changeAccountReps', { body: { ...request, accountIds } }, place)).changed;
      }
      return changed;
    },
    onSuccess: (changed, { change }) => {
      const words = ownWords ?? t.accounts.changed;
      notice.done(changed === 0 ? t.accounts.changed.nothing : words[change](changed));
    },
    onError: notice.failed,
    onSettled: () =>
      Promise.all(renewed.map((name) => client.invalidateQueries({ queryKey: queryKeyOf(place.environment, name) }))),
  });
}
