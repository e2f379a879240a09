import type { Environment } from './environment';

/** Gives text a colour or a weight. Every meaning also stands in the words. */
export interface Paint {
  bold(text: string): string;
  faint(text: string): string;
  warning(text: string): string;
  /** In the colour of a status's class. */
  status(code: number, text: string): string;
}

/** Colours for a person at a terminal who has not said no (no-color.org); otherwise text stays as it is. */
export function createPaint({ isTTY, env }: Environment, stream: 'stdout' | 'stderr'): Paint {
  const isOn = isTTY[stream] && !env.NO_COLOR && env.TERM !== 'dumb';
  const paint = (code: number) => (text: string) => (isOn && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: paint(1),
    faint: paint(2),
    warning: paint(31),
    status: (code, text) => paint(colourOf(code))(text),
  };
}

function colourOf(status: number): number {
  if (status < 300) return 32;
  if (status < 400) return 36;
  return status < 500 ? 33 : 31;
}
