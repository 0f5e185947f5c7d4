import { modals } from '@mantine/modals';
import { useChange } from '../api/use-call.ts';
import { isSignedOut } from '../api/queries.ts';
import { useNotice } from '../components/use-notice.ts';
import { useText } from '../i18n/language.tsx';
import { signInPathTo } from './sign-in-path.ts';

interface SignOut {
  readonly here: () => void;
  /** Asks first. */
  readonly everywhere: () => void;
  /** Signs out, then asks for another Google account. */
  readonly otherAccount: () => void;
}

/** Sign-out. Loads a new document, so that nothing stays in memory. */
export function useSignOut(): SignOut {
  const { t } = useText();
  const notice = useNotice();
  const end = useChange('endWebSession', []);
  const endAll = useChange('endWebSessions', []);
  const redirectTo = (path: string) => ({
    onSuccess: () => location.assign(path),
    onError: (error: unknown) => {
      // Already signed out in another tab.
      if (isSignedOut(error)) location.assign(path);
      else notice.failed(error);
    },
  });
  return {
    here: () => end.mutate({}, redirectTo('/signed-out')),
    otherAccount: () => end.mutate({}, redirectTo(signInPathTo('/', { choose: true }))),
    everywhere: () =>
      modals.openConfirmModal({
        title: t.signIn.everywhereTitle,
        children: t.signIn.everywhereHint,
        withCloseButton: false,
        labels: { confirm: t.shell.signOutEverywhere, cancel: t.words.cancel },
        onConfirm: () => endAll.mutate({}, redirectTo('/signed-out')),
      }),
  };
}
