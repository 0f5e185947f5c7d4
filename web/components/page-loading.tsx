import { Center, Loader } from '@mantine/core';
import { useText } from '../i18n/language.tsx';

/** Shown while the first page is on its way. */
export function PageLoading() {
  const { t } = useText();
  return (
    <Center h="100vh">
      <Loader aria-label={t.words.loading} />
    </Center>
  );
}
