import { Center, Loader } from '@mantine/core';
import { useText } from '../i18n/language.tsx';

/** Shown while the first page loads. */
export function PageLoading() {
  const { t } = useText();
  return (
    <Center h="100vh">
      <Loader aria-label={t.words.loading} />
    </Center>
  );
}
