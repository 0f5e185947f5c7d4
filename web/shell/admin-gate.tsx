import { Lock } from 'lucide-react';
import { Outlet } from 'react-router';
import { EmptyPage } from '../components/empty-page.tsx';
import { useText } from '../i18n/language.tsx';
import { useSettings } from './settings.tsx';

/** The pages of admins; the service refuses everybody else too. */
export function AdminGate() {
  const { t } = useText();
  const { me } = useSettings();
  return me.admin ? <Outlet /> : <EmptyPage icon={Lock} title={t.shell.adminOnly} hint={t.shell.adminOnlyHint} />;
}
