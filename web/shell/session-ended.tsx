import { Button, Modal, Text } from '@mantine/core';
import { useText } from '../i18n/language.tsx';
import { signInPathTo } from './sign-in-path.ts';

/** Said over a page whose session ended meanwhile: the page stays as it is, with what was entered, until one is back. */
export function SessionEnded() {
  const { t } = useText();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      title={t.signIn.endedTitle}
    >
      <Text mb="md">{t.signIn.endedHint}</Text>
      <Button component="a" href={signInPathTo('/signed-in')} target="_blank" rel="noopener" fullWidth data-autofocus>
        {t.shell.signIn}
      </Button>
    </Modal>
  );
}
