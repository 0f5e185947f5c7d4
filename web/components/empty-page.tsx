import { useDocumentTitle } from '@mantine/hooks';
import { useText } from '../i18n/language.tsx';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';

/** Said in place of a whole page: its heading, which is also the title of its tab. */
export function EmptyPage(props: Omit<EmptyStateProps, 'isHeading'>) {
  const { t } = useText();
  useDocumentTitle(`${props.title} · ${t.shell.product}`);
  return <EmptyState {...props} isHeading />;
}
