import { useQueryClient } from '@tanstack/react-query';
import type { AdminUser } from '../../../../shared/users/admin-users.ts';
import { queryKeyOf, useChange, usePlace } from '../../../api/use-call.ts';
import { useSettings } from '../../../shell/settings.tsx';

/** Changes a user. After a change of oneself the settings are refetched: these pages may no longer be allowed. */
export function useUserChange(user: AdminUser) {
  const client = useQueryClient();
  const { environment } = usePlace();
  const { me } = useSettings();
  const isSelf = me.user.id === user.id;
  const change = useChange('changeUser', isSelf ? ['listUsers', 'getPreferences'] : ['listUsers', 'searchUsers']);
  return {
    ...change,
    isSelf,
    /** Shows the user as the service answered them. */
    show: (changed: AdminUser) => {
      client.setQueryData(queryKeyOf(environment, 'getUser', { params: { userId: user.id } }), changed);
    },
  };
}
