import { expect, test } from 'vitest';
import tokens from './tokens.css?raw';

type Theme = 'light' | 'dark';
type Pair = readonly [foreground: string, background: string, least: number];

const AA = 4.5;
const edge = 3;
const surfaces = (name: string, ...on: string[]): Pair[] => on.map((surface) => [name, surface, AA]);
const classes = ['c1', 'c2', 'c3', 'c4', 'c5'];
const methods = ['m-get', 'm-post', 'm-put', 'm-patch', 'm-delete', 'm-other'];
const syntax = ['x-key', 'x-string', 'x-number', 'x-word', 'x-null', 'x-punct'];

const pairs: Pair[] = [
  ...surfaces('ink', 'sheet', 'ground', 'well', 'field', 'raised', 'select'),
  ...surfaces('ink-2', 'sheet', 'ground', 'well', 'raised'),
  ...surfaces('ink-3', 'sheet', 'ground', 'well', 'field', 'raised', 'select'),
  ...surfaces('accent', 'sheet', 'select', 'ground', 'raised'),
  ['accent-ink', 'accent', AA],
  ['accent-ink', 'accent-hover', AA],
  ['line-3', 'sheet', edge],
  ['line-3', 'field', edge],
  ...classes.flatMap((name) => [...surfaces(name, 'sheet'), ...surfaces(name, `${name}-tint`)]),
  ...surfaces('fail', 'sheet', 'fail-tint'),
  ...['ok', 'danger', 'warn'].flatMap((name) => surfaces(name, 'sheet', 'ground', 'raised')),
  ...methods.flatMap((name) => surfaces(name, 'ground', 'sheet', 'raised', 'select')),
  ...syntax.flatMap((name) => surfaces(name, 'well', 'sheet')),
  ['x-var', 'x-var-tint', AA],
  ['ink', 'hit', AA],
  ['hit-ink', 'hit-now', AA],
  // The danger button: the raised surface as text on the danger colour.
  ['raised', 'danger', AA],
];

const blocks: Readonly<Record<Theme, string>> = {
  light: blockOf('light'),
  dark: blockOf('dark'),
};

function blockOf(theme: Theme): string {
  const [, block] = new RegExp(`\\[data-theme=['"]${theme}['"]\\]\\s*\\{([^}]*)\\}`).exec(tokens) ?? [];
  expect(block, `tokens.css has a block for ${theme}`).toBeDefined();
  return block!;
}

function colour(theme: Theme, name: string): number[] {
  const [, hex] = new RegExp(`--${name}:\\s*#([0-9a-f]{6})\\b`).exec(blocks[theme]) ?? [];
  expect(hex, `--${name} is a colour in ${theme}`).toBeDefined();
  return [0, 2, 4].map((at) => Number.parseInt(hex!.slice(at, at + 2), 16) / 255);
}

function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Theme, [foreground, background]: Pair): number {
  const [one, other] = [luminance(colour(theme, foreground)), luminance(colour(theme, background))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

test.each(['light', 'dark'] as const)('every text role can be read on its surfaces: %s', (theme) => {
  const tooWeak = pairs.filter((pair) => contrast(theme, pair) < pair[2]);
  expect(tooWeak.map((pair) => `${pair[0]} on ${pair[1]}: ${contrast(theme, pair).toFixed(2)}`)).toEqual([]);
});
