import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Phase } from '../../drawings/time-plan';
import { TimeTrack } from './time-axis';
import '../../ui/tokens.css';
import '../../ui/base.css';

const phase = (name: Phase['name'], startMs: number, durationMs: number): Phase => ({ name, hop: 0, startMs, durationMs });

/** The words that stand on a track, which is as wide as in a narrow window. */
async function wordsOf(...phases: readonly Phase[]): Promise<string[]> {
  const shown = await render(
    <div style={{ position: 'relative', width: 360, height: 34 }}>
      <TimeTrack ticks={[0, 5, 10, 15, 20]} phases={phases} />
    </div>,
  );
  await expect.element(page.getByTitle(/ ms$/).first()).toBeInTheDocument();
  const words = [...shown.container.querySelectorAll('[title]')].map((bar) => bar.textContent).filter((text) => text !== '');
  await shown.unmount();
  return words;
}

test('short phases at the end of a lane are not written over each other: the last is named, each by its tooltip', async () => {
  expect(await wordsOf(phase('send', 16.5, 0.3), phase('wait', 16.9, 1.1), phase('receive', 18.1, 0.6))).toEqual([
    'receive 0.60',
  ]);
  expect(await wordsOf(phase('dns', 0, 1), phase('send', 8, 0.3), phase('receive', 18, 0.6))).toEqual([
    'DNS 1.0',
    'send 0.30',
    'receive 0.60',
  ]);
});
