import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useGrowing } from './use-growing';

function Counted({
  count,
  isAllWanted,
  seen,
}: {
  readonly count: number;
  readonly isAllWanted: boolean;
  readonly seen: number[];
}) {
  const drawn = useGrowing(count, isAllWanted);
  if (seen.at(-1) !== drawn) seen.push(drawn);
  return drawn;
}

test.each([
  ['few at once', 90, false, [90]],
  ['many one part after the other', 2500, false, [100, 1100, 2100, 2500]],
  ['many at once where all are wanted', 2500, true, [2500]],
])('rows are drawn: %s', async (_name, count, isAllWanted, expected) => {
  const seen: number[] = [];
  await render(<Counted count={count} isAllWanted={isAllWanted} seen={seen} />);
  await expect.poll(() => seen).toEqual(expected);
});
