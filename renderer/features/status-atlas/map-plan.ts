import { statusCatalog, statusClass, type StatusClass, type StatusEntry } from '#shared/http/status-catalog';

export const cell = { width: 71, height: 46 } as const;
const left = 136;

/** Where each row of ten begins, and how far down it stands. Rows without any code are left out. */
const rows: readonly (readonly [tens: number, y: number])[] = [
  [10, 36],
  [20, 102],
  [22, 158],
  [30, 224],
  [40, 290],
  [41, 336],
  [42, 382],
  [43, 428],
  [45, 484],
  [50, 550],
  [51, 596],
];
const yOf = new Map(rows);

export const mapSize = { width: 864, height: 656 } as const;

export interface Land {
  readonly entry: StatusEntry;
  readonly group: StatusClass;
  readonly x: number;
  readonly y: number;
  /** Place in the grid, for the arrow keys. */
  readonly row: number;
  readonly column: number;
}

/** Every code of the catalogue in its place: the tens make the row, the last digit the column. */
export const land: readonly Land[] = statusCatalog.map((entry) => {
  const tens = Math.floor(entry.code / 10);
  const column = entry.code % 10;
  return {
    entry,
    group: statusClass(entry.code) ?? 1,
    x: left + column * cell.width,
    y: yOf.get(tens) ?? 0,
    row: rows.findIndex(([one]) => one === tens),
    column,
  };
});

const taken = new Set(land.map(({ entry }) => entry.code));

/** Numbers that nobody has assigned, in the rows that the map draws. */
export const soundings = rows.flatMap(([tens, y]) =>
  Array.from({ length: 10 }, (_, column) => ({ code: tens * 10 + column, x: left + column * cell.width, y })).filter(
    ({ code }) => !taken.has(code as StatusEntry['code']),
  ),
);

export const columnHeads = Array.from({ length: 10 }, (_, digit) => ({ digit, x: left + digit * cell.width + cell.width / 2 }));

/** Beside each class: how many of the registry it has, and what the map shows beyond them. */
export const classHeads: readonly {
  readonly group: StatusClass;
  readonly y: number;
  readonly word: string;
  readonly count: number;
  readonly more: string;
}[] = [
  { group: 1, y: 36, word: 'Informational', count: 4, more: '+ 104, temporary' },
  { group: 2, y: 102, word: 'Success', count: 10, more: '' },
  { group: 3, y: 224, word: 'Redirection', count: 9, more: '' },
  { group: 4, y: 290, word: 'Client error', count: 28, more: '+ 418, reserved' },
  { group: 5, y: 550, word: 'Server error', count: 11, more: '+ 509, unregistered' },
];

/** Words on the open water. */
export const remarks = [
  { x: 161, y: 199, text: '209 to 225: open water' },
  { x: 374, y: 470, text: '432 to 450: open water' },
  { x: 374, y: 526, text: '450 is no code. A client that meets an unknown code reads it as its x00: here, as 400.' },
  { x: 374, y: 638, text: '512 to 599: open water, where vendors put private codes' },
] as const;

/** Not among the 62: temporary, never meant, or never registered. */
export const isBeyond = ({ code }: StatusEntry): boolean => code === 104 || code === 418 || code === 509;

/** The next land in a direction, skipping the water; the same place where there is none. */
export function neighbour(code: number, key: string): number {
  const from = land.find(({ entry }) => entry.code === code);
  return (from && (moves[key]?.(from) ?? from).entry.code) ?? code;
}

const moves: Readonly<Record<string, (from: Land) => Land | undefined>> = {
  ArrowRight: (from) => land[land.indexOf(from) + 1],
  ArrowLeft: (from) => land[land.indexOf(from) - 1],
  Home: (from) => land.find(({ row }) => row === from.row),
  End: (from) => land.findLast(({ row }) => row === from.row),
  ArrowDown: (from) => nearest(from, (row) => row > from.row),
  ArrowUp: (from) => nearest(from, (row) => row < from.row),
};

const nearest = (from: Land, isThere: (row: number) => boolean): Land | undefined =>
  land.filter(({ row }) => isThere(row)).toSorted((one, other) => distance(one, from) - distance(other, from))[0];

/** Keeping the column matters more than taking the very next row. */
const distance = (one: Land, other: Land): number => Math.abs(one.row - other.row) * 3 + Math.abs(one.column - other.column) * 2;

/** Phrases that would not fit a cell, broken by hand. */
const broken: Readonly<Record<number, readonly string[]>> = {
  104: ['Upload', 'Resumption'],
  203: ['Non-Author-', 'itative Info'],
  205: ['Reset', 'Content'],
  407: ['Proxy Auth', 'Required'],
  413: ['Content', 'Too Large'],
  414: ['URI', 'Too Long'],
  422: ['Unprocess-', 'able Content'],
  431: ['Header Fields', 'Too Large'],
  451: ['Unavailable', 'for Legal…'],
  501: ['Not Imple-', 'mented'],
  505: ['Version Not', 'Supported'],
  508: ['Loop', 'Detected'],
  509: ['Bandwidth', 'Limit'],
  510: ['Not', 'Extended'],
  511: ['Network Auth', 'Required'],
};

/** A phrase on at most two lines that fit a cell. The card has it whole. */
export function phraseLines({ code, phrase }: StatusEntry): readonly string[] {
  const byHand = broken[code];
  if (byHand) return byHand;
  const lines: string[] = [];
  for (const word of phrase.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 12) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
