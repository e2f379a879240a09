import { expect, test } from 'vitest';
import { toHexRows } from './hex-rows';

test('bytes stand sixteen to a row, with their letters beside them', () => {
  expect(toHexRows(new TextEncoder().encode('The Last Ferry\n to'))).toEqual([
    {
      hex: '54 68 65 20 4c 61 73 74  20 46 65 72 72 79 0a 20',
      text: [
        { text: 'The Last Ferry', isShown: true },
        { text: '·', isShown: false },
        { text: ' ', isShown: true },
      ],
    },
    { hex: `74 6f${' '.repeat(43)}`, text: [{ text: 'to', isShown: true }] },
  ]);
});
