import type { WireEntry, WireLog } from '#shared/model/wire';
import { asciiOf, hexOf, placeOf, rowBytes, toHexRows } from './body-views/hex-rows';
import type { WireLine } from './wire-lines';
import type { WireSection } from './wire-sections';

/** The same sections as bytes in hex, all that were kept of them; the bytes of credentials are left out unless they are wanted. */
export const asHex = (sections: readonly WireSection[], log: WireLog, withSecrets: boolean): readonly WireSection[] =>
  sections.map((section, at) => {
    const entry = log.entries[at];
    if (!entry) return section;
    const hidden = withSecrets ? new Set<number>() : hiddenBytes(entry, section);
    return { ...section, isBinary: false, lines: hexLines(entry.bytes, hidden) };
  });

/** As text for the clipboard. */
export const hexText = (sections: readonly WireSection[]): string =>
  sections.map(({ lines }) => lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n')).join('\n\n');

const frameHead = 9;

/** Where in an entry secrets stand: as they are, or, in what HTTP/2 has packed or a WebSocket masked, somewhere. */
function hiddenBytes(entry: WireEntry, section: WireSection): ReadonlySet<number> {
  const secrets = section.lines.flatMap(({ pieces }) => pieces.flatMap(({ text, tone }) => (tone === 'secret' ? [text] : [])));
  const hidden = new Set<number>();
  if (secrets.length > 0 && (typeof entry.frame?.text === 'string' || section.framesOf === 'WebSocket'))
    for (let at = section.framesOf === 'WebSocket' ? 0 : frameHead; at < entry.bytes.length; at++) hidden.add(at);
  for (const secret of secrets) for (const spelling of [secret, utf8(secret)]) hideAll(entry.bytes, spelling, hidden);
  return hidden;
}

function hideAll(bytes: string, secret: string, hidden: Set<number>): void {
  if (secret === '') return;
  for (let at = bytes.indexOf(secret); at >= 0; at = bytes.indexOf(secret, at + 1))
    for (let place = at; place < at + secret.length; place++) hidden.add(place);
}

/** A text as the characters that its bytes are in the log. */
const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

function hexLines(latin1: string, hidden: ReadonlySet<number>): readonly WireLine[] {
  const bytes = Uint8Array.from(latin1, (char) => char.charCodeAt(0));
  return toHexRows(bytes).map((row, number): WireLine => {
    const offset = number * rowBytes;
    const hides = Array.from(row, (_byte, at) => hidden.has(offset + at));
    return {
      label: 'bytes',
      pieces: [
        { text: `${offset.toString(16).padStart(6, '0')}  `, tone: 'name' },
        { text: `${cover(hexOf(row), hides, (at) => placeOf(at), 2)}  `, tone: 'hex' },
        { text: cover(asciiOf(row), hides, (at) => at, 1), tone: 'plain' },
      ],
      ending: 'none',
    };
  });
}

function cover(text: string, hides: readonly boolean[], placeAt: (at: number) => number, width: number): string {
  const chars = text.split('');
  hides.forEach((isHidden, at) => {
    if (isHidden) chars.fill('•', placeAt(at), placeAt(at) + width);
  });
  return chars.join('');
}
