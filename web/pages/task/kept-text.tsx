import { Alert, Button, CopyButton, Stack, Text } from '@mantine/core';
import { ClipboardCopy } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';

/** Above a form whose task was removed meanwhile: what was typed stays, and can be copied. */
export function KeptText({ text }: { readonly text: string }) {
  const { t } = useText();
  return (
    <Alert role="alert" color="gray" icon={<ClipboardCopy size={18} aria-hidden />} title={t.task.keptTitle}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t.task.keptHint}</Text>
        <CopyButton value={text.trim()}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? t.task.keptCopied : t.task.keptCopy}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
