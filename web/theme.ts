import { Badge, createTheme, Menu, Modal, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The blue of the logo and of the add-on's cards, from lightest to darkest. */
const relais: MantineColorsTuple = [
  '#eef2ff',
  '#dde4fb',
  '#b8c6f5',
  '#90a6ef',
  '#6e8ae9',
  '#5978e6',
  '#3451b2',
  '#2c479f',
  '#26408f',
  '#1c3276',
];

/** Mantine's red. Its two darkest shades are darker here, because text is written in them. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#fa5252',
  '#f03e3e',
  '#c92a2a',
  '#a82222',
];

/** Sizes and colours of every page; text and its background keep a contrast of 4.5 (WCAG 2.2, 1.4.3). */
export const theme = createTheme({
  primaryColor: 'relais',
  primaryShade: 6,
  colors: { relais, red },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650', textWrap: 'balance' },
  components: {
    Badge: Badge.extend({ styles: { root: { textTransform: 'none', letterSpacing: 0, fontWeight: 600 } } }),
    // A menu may own menu items only (ARIA, required owned elements), and the placeholder is none.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } },
    }),
  },
});

/** Mantine's own grey of hints and red of errors have a contrast of less than 4 on white. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-8)',
    // A button that looks like a field shows its placeholder as text.
    '--mantine-color-placeholder': '#6b737b',
  },
  dark: {},
});
