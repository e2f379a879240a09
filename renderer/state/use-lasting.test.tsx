import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useLasting } from './use-lasting';

function Shown({ isSo, log }: { readonly isSo: boolean; readonly log: string[] }) {
  const isLasting = useLasting(isSo, 60);
  log.push(`${isSo ? 'so' : 'not so'}, ${isLasting ? 'for long' : 'not for long'}`);
  return null;
}

test('what is so for a while lasts, until it is no longer so', async () => {
  const log: string[] = [];
  const { rerender } = await render(<Shown isSo log={log} />);
  await expect.poll(() => log.at(-1)).toBe('so, for long');
  await rerender(<Shown isSo={false} log={log} />);
  expect(log.slice(1)).not.toContain('not so, for long');
  log.length = 0;
  await rerender(<Shown isSo log={log} />);
  expect(log[0]).toBe('so, not for long');
  await expect.poll(() => log.at(-1)).toBe('so, for long');
});

test('what is over sooner is as if it had never been', async () => {
  const log: string[] = [];
  const { rerender } = await render(<Shown isSo log={log} />);
  await rerender(<Shown isSo={false} log={log} />);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(log).toEqual(['so, not for long', 'not so, not for long']);
});
