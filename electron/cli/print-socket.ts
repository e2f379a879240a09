import type { TranscriptEntry } from '#shared/model/transcript';
import type { Environment } from './environment';
import { escapeControls } from './escape-controls';

/** How what is said on a socket is printed. */
export interface PrintFlags {
  readonly json?: true;
  readonly binary?: true;
}

/** A message of a WebSocket as it stands on standard output; null for nothing. */
export function printMessage(
  entry: TranscriptEntry,
  { json, binary }: PrintFlags,
  environment: Environment,
): string | Uint8Array | null {
  if (json) return `${JSON.stringify(entry)}\n`;
  if (entry.from !== 'server') return null;
  if (entry.kind === 'text') return printedLine(entry.text ?? '', environment);
  if (entry.kind !== 'binary') return null;
  const bytes = Buffer.from(entry.base64 ?? '', 'base64');
  return binary ? bytes : `${bytes.toString('hex')}\n`;
}

/** A terminal is not to be steered by what a server says. */
export const printedLine = (text: string, { isTTY }: Environment): string => `${isTTY.stdout ? escapeControls(text) : text}\n`;
