export const rowBytes = 16;

export interface HexRow {
  /** Sixteen pairs of digits, with a wider gap in the middle. */
  readonly hex: string;
  /** The same bytes as ASCII, in stretches: a point stands for those that are none. */
  readonly text: readonly { readonly text: string; readonly isShown: boolean }[];
}

/** Bytes as the rows of a hex view; the first byte begins a row. */
export function toHexRows(bytes: Uint8Array): HexRow[] {
  const rows: HexRow[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) rows.push(toHexRow(bytes.subarray(at, at + rowBytes)));
  return rows;
}

function toHexRow(bytes: Uint8Array): HexRow {
  const pairs = Array.from({ length: rowBytes }, (_, place) => bytes[place]?.toString(16).padStart(2, '0') ?? '  ');
  const text: { text: string; isShown: boolean }[] = [];
  for (const byte of bytes) {
    const isShown = byte >= 0x20 && byte < 0x7f;
    const char = isShown ? String.fromCharCode(byte) : '·';
    const last = text.at(-1);
    if (last?.isShown === isShown) last.text += char;
    else text.push({ text: char, isShown });
  }
  return { hex: `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`, text };
}
