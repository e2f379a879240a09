import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useOncePainted } from './use-once-painted';

interface Props {
  readonly value: { readonly name: string };
  readonly isNews?: boolean;
  readonly log: string[];
}

/** Writes down both values at each drawing. */
function Seen({ value, isNews, log }: Props) {
  const painted = useOncePainted(value, isNews);
  log.push(`${value.name} beside ${painted.name}`);
  return (
    <p>
      {value.name} beside {painted.name}
    </p>
  );
}

const [old, next] = [{ name: 'old' }, { name: 'next' }];

test('what is there at first is there at once', async () => {
  const log: string[] = [];
  await render(<Seen value={old} log={log} />);
  expect(log[0]).toBe('old beside old');
});

test('a new value stands beside the old one until a frame was painted, and then takes its place', async () => {
  const log: string[] = [];
  const { rerender } = await render(<Seen value={old} log={log} />);
  log.length = 0;
  await rerender(<Seen value={next} log={log} />);
  await expect.poll(() => log.at(-1)).toBe('next beside next');
  expect(log[0]).toBe('next beside old');
});

test('what is no news is passed over; what came before it takes its place all the same', async () => {
  const news = { name: 'news' };
  const passing = { name: 'passing' };
  const log: string[] = [];
  const shown = (value: typeof old) => <Seen value={value} isNews={value !== passing} log={log} />;
  const { rerender } = await render(shown(old));
  await rerender(shown(news));
  await rerender(shown(passing));
  await expect.poll(() => log.at(-1)).toBe('passing beside news');
  log.length = 0;
  await rerender(shown(old));
  await expect.poll(() => log.at(-1)).toBe('old beside old');
  expect(log).not.toContain('old beside passing');
});

test('it is drawn as well where no frame is ever painted', async () => {
  const frames = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  try {
    const log: string[] = [];
    const { rerender } = await render(<Seen value={old} log={log} />);
    await rerender(<Seen value={next} log={log} />);
    await expect.poll(() => log.at(-1)).toBe('next beside next');
  } finally {
    window.requestAnimationFrame = frames;
  }
});
