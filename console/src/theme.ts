import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core'

/** The one accent: a quiet petrol, far enough from the green, amber and red that carry meaning. */
const petrol: MantineColorsTuple = [
  '#eef7f9',
  '#d8ebf0',
  '#b2d6e1',
  '#86bdce',
  '#5ba5bb',
  '#3a8aa3',
  '#236f88',
  '#165a70',
  '#11495c',
  '#0b3543',
]

/** The colours that carry meaning, quiet enough to stand beside the accent. */
const red: MantineColorsTuple = [
  '#fdf1f0',
  '#f9dedb',
  '#f1bbb6',
  '#e7938c',
  '#de6f66',
  '#d65850',
  '#c0413a',
  '#a9342d',
  '#8c2a24',
  '#6c1f1b',
]

const green: MantineColorsTuple = [
  '#eef8f1',
  '#d8eede',
  '#b0dcbe',
  '#84c99b',
  '#5fb87d',
  '#469f65',
  '#2f7f4d',
  '#276a40',
  '#1e5433',
  '#143b23',
]

const yellow: MantineColorsTuple = [
  '#fdf7e7',
  '#faecc4',
  '#f4d98a',
  '#edc350',
  '#e5ae26',
  '#cf9510',
  '#9a6a06',
  '#825905',
  '#644404',
  '#463003',
]

/** Warm greys for text, lines and surfaces of the light scheme. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ef',
  '#e9e6e1',
  '#dcd8d1',
  '#c5c0b7',
  '#9d978d',
  '#69645b',
  '#57524b',
  '#3a3732',
  '#24221e',
]

/** Cool dark surfaces, text first: Mantine reads 0 as text, 4 as line, 7 as body. */
const dark: MantineColorsTuple = [
  '#dfe2e4',
  '#b9bfc4',
  '#9aa2a8',
  '#6d757c',
  '#343a40',
  '#2a2f34',
  '#23272b',
  '#1b1e21',
  '#141618',
  '#0e1011',
]

const stack =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'

/** Measures, colours and type of the whole console. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark, red, green, yellow },
  fontFamily: stack,
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: rem(12), sm: rem(13.5), md: rem(14.5), lg: rem(16), xl: rem(20) },
  spacing: { xs: rem(4), sm: rem(8), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(16) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: stack,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: rem(24), lineHeight: '1.3' },
      h2: { fontSize: rem(18), lineHeight: '1.35' },
      h3: { fontSize: rem(15.5), lineHeight: '1.4' },
      h4: { fontSize: rem(14.5), lineHeight: '1.4' },
    },
  },
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Tabs: { vars: () => ({ root: { '--tabs-color': 'var(--tactful-info)' }, list: {} }) },
    Badge: { styles: { root: { textTransform: 'none', fontWeight: 550, letterSpacing: 0 } } },
    Table: { vars: () => ({ table: { '--table-border-color': 'var(--tactful-line)' } }) },
    Paper: { defaultProps: { radius: 'md' } },
    Card: { defaultProps: { radius: 'md', withBorder: true, padding: 'lg' } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { blur: 2, backgroundOpacity: 0.5 },
      },
      styles: { title: { fontSize: rem(17), fontWeight: 650, letterSpacing: '-0.011em' } },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    Alert: { defaultProps: { radius: 'md', variant: 'light' } },
    Loader: { defaultProps: { type: 'dots', size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
})

const tint = (tone: string, share: number) =>
  `color-mix(in srgb, var(--tactful-${tone}) ${share}%, transparent)`

/** Where Mantine's own variables do not fit these colours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--mantine-color-gray-9)',
    '--mantine-color-default-color': 'var(--mantine-color-gray-9)',
    '--mantine-color-error': 'var(--tactful-bad)',
    '--mantine-color-red-light': tint('bad', 9),
    '--mantine-color-yellow-light': tint('warn', 11),
    '--mantine-color-green-light': tint('good', 10),
  },
  dark: {
    '--mantine-color-error': 'var(--tactful-bad)',
    '--mantine-color-red-light': tint('bad', 16),
    '--mantine-color-yellow-light': tint('warn', 14),
    '--mantine-color-green-light': tint('good', 14),
  },
})
