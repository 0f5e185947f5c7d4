import { createTheme, MantineThemeProvider } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useText } from '../i18n/language.tsx';

/** Gives the close button of every dialog and notice inside a name, in the language of the page. */
export function NamedCloseButtons({ children }: { readonly children: ReactNode }) {
  const { close } = useText().t.words;
  const theme = useMemo(
    () => createTheme({ components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  return (
    <MantineThemeProvider theme={theme} inherit>
      {children}
    </MantineThemeProvider>
  );
}
