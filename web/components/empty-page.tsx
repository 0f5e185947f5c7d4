import { useDocumentTitle } from '@mantine/hooks';
import { useText } from '../i18n/language.tsx';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';

/** Shown in place of a whole page; the title is its heading and that of its tab. */
export function EmptyPage(props: Omit<EmptyStateProps, 'isHeading'>) {
  const { t } = useText();
  useDocumentTitle(`${props.title} · ${t.shell.product}`);
  return <EmptyState {...props} isHeading />;
}
