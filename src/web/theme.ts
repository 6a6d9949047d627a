import { createTheme } from '@mantine/core'

/** One accent, petrol; the colours of states live in theme.css with their contrast. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: {
    // Greys of the dark scheme with the tint of the surfaces in theme.css.
    dark: [
      '#e7ecec',
      '#c5cfd2',
      '#a8b4b8',
      '#74848b',
      '#46545a',
      '#2b363b',
      '#20282c',
      '#192023',
      '#11171a',
      '#0b1012',
    ],
    petrol: [
      '#e8f4f7',
      '#d3e8ee',
      '#a8d2de',
      '#7fc3d6',
      '#6cc0d8',
      '#2f8ba5',
      '#167290',
      '#0b5c73',
      '#0a4d61',
      '#0d3b49',
    ],
  },
  fontFamily: '"IBM Plex Sans Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    // Inside the landmark that opens them, and without a placeholder that is no menu item.
    Menu: {
      defaultProps: { shadow: 'md', withinPortal: false, withInitialFocusPlaceholder: false },
    },
    Popover: { defaultProps: { withinPortal: false } },
  },
})
