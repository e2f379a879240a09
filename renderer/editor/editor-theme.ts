import { editor } from './monaco';

const name = 'cairn';

/** Paints all editors with the page's tokens, now and whenever the theme changes. */
export function followPageTheme(): () => void {
  paint();
  const watcher = new MutationObserver(paint);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', paint);
  return () => {
    watcher.disconnect();
    system.removeEventListener('change', paint);
  };
}

function paint(): void {
  const token = tokenReader();
  const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark';
  editor.defineTheme(name, {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: syntaxRules(token),
    colors: surfaceColours(token),
  });
  editor.setTheme(name);
}

type TokenReader = (role: string) => string;

const syntaxRules = (token: TokenReader): editor.ITokenThemeRule[] => [
  { token: '', foreground: token('--ink').slice(1, 7), background: token('--sheet').slice(1, 7) },
  ...Object.entries({
    'string.key.json': '--x-key',
    'string.value.json': '--x-string',
    string: '--x-string',
    number: '--x-number',
    keyword: '--x-word',
    'keyword.json': '--x-word',
    tag: '--x-key',
    type: '--x-key',
    'key.identifier': '--ink',
    'argument.identifier': '--x-number',
    annotation: '--x-word',
    operator: '--x-punct',
    'attribute.name': '--x-word',
    'attribute.value': '--x-string',
    comment: '--x-null',
    delimiter: '--x-punct',
  }).map(([scope, role]) => ({ token: scope, foreground: token(role).slice(1, 7) })),
];

/** The list of what can be written next. */
const suggestColours = {
  'editorSuggestWidget.selectedBackground': '--select',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.selectedIconForeground': '--ink-2',
  'editorSuggestWidget.highlightForeground': '--accent',
  'editorSuggestWidget.focusHighlightForeground': '--accent',
} as const;

const surfaceColours = (token: TokenReader): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      'editor.background': '--sheet',
      'editor.foreground': '--ink',
      'editorGutter.background': '--sheet',
      'editorLineNumber.foreground': '--ink-3',
      'editorLineNumber.activeForeground': '--ink-2',
      'editorCursor.foreground': '--accent',
      'editor.lineHighlightBackground': '--hover',
      'editor.selectionBackground': '--accent-line',
      'editor.inactiveSelectionBackground': '--select',
      'editor.selectionHighlightBackground': '--select',
      'editor.wordHighlightBackground': '--select',
      'editor.wordHighlightStrongBackground': '--select',
      'editor.wordHighlightTextBackground': '--select',
      'editor.findMatchBackground': '--hit-now',
      'editor.findMatchHighlightBackground': '--hit',
      'editor.findMatchForeground': '--hit-ink',
      'editorIndentGuide.background1': '--line-1',
      'editorIndentGuide.activeBackground1': '--line-2',
      'editorBracketHighlight.foreground1': '--x-punct',
      'editorBracketHighlight.foreground2': '--x-punct',
      'editorBracketHighlight.foreground3': '--x-punct',
      'editorBracketMatch.background': '--select',
      'editorBracketMatch.border': '--accent-line',
      'editorError.foreground': '--danger',
      'editorWarning.foreground': '--warn',
      'editorWidget.background': '--raised',
      'editorWidget.foreground': '--ink',
      'editorWidget.border': '--line-2',
      ...suggestColours,
      'editorHoverWidget.background': '--raised',
      'editorHoverWidget.foreground': '--ink',
      'editorHoverWidget.border': '--line-2',
      'widget.border': '--line-2',
      'input.background': '--field',
      'input.foreground': '--ink',
      'input.border': '--line-3',
      'input.placeholderForeground': '--ink-3',
      'inputOption.activeBackground': '--select',
      'inputOption.activeForeground': '--ink',
      'inputOption.activeBorder': '--accent',
      'button.background': '--accent',
      'button.foreground': '--accent-ink',
      'menu.background': '--raised',
      'menu.foreground': '--ink',
      'menu.selectionBackground': '--select',
      'menu.selectionForeground': '--ink',
      'menu.separatorBackground': '--line-1',
      'scrollbarSlider.background': '--press',
      'scrollbarSlider.hoverBackground': '--line-2',
      'scrollbarSlider.activeBackground': '--line-3',
      'editorOverviewRuler.border': '--sheet',
      'icon.foreground': '--ink-2',
      focusBorder: '--accent',
      foreground: '--ink',
    }).map(([part, role]) => [part, token(role)]),
  );

/** Reads a token as `#rrggbbaa`, the one form that Monaco understands. */
function tokenReader(): TokenReader {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas').getContext('2d');
  return (role) => {
    if (!canvas) return '#808080ff';
    canvas.fillStyle = '#808080';
    canvas.fillStyle = style.getPropertyValue(role).trim();
    return hexFromColour(String(canvas.fillStyle));
  };
}

/** A colour as a canvas gives it back, `#rrggbb` or `rgba(r, g, b, a)`, with its alpha as hex. */
function hexFromColour(colour: string): string {
  if (colour.startsWith('#')) return `${colour}ff`;
  const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return `#${[red, green, blue, alpha * 255].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
