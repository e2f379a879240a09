import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Phase } from '../../drawings/time-plan';
import { TimeTrack } from './time-axis';
import '../../ui/fonts.css';
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

test('short phases at the end of a lane are not written over each other: the longest is named, each by its tooltip', async () => {
  expect(await wordsOf(phase('send', 16.5, 0.3), phase('wait', 16.9, 1.1), phase('receive', 18.1, 0.6))).toEqual(['wait 1.1']);
  expect(await wordsOf(phase('dns', 0, 1), phase('send', 8, 0.3), phase('receive', 18, 0.6))).toEqual([
    'DNS 1.0',
    'send 0.30',
    'receive 0.60',
  ]);
});

test('in a narrow lane no name is cut, none leaves the lane, and none covers the bar of another phase', async () => {
  const shown = await render(
    <div style={{ position: 'relative', width: 180, height: 34, marginLeft: 100 }}>
      <TimeTrack
        ticks={[0, 50, 100, 150]}
        phases={[
          phase('send', 8, 1),
          phase('wait', 9, 8),
          { ...phase('send', 70, 0.9), hop: 1 },
          { ...phase('wait', 71, 33), hop: 1 },
          { ...phase('receive', 104, 1.8), hop: 1 },
        ]}
      />
    </div>,
  );
  await expect.element(page.getByTitle('wait 33.0 ms')).toBeInTheDocument();
  const lane = shown.container.querySelector('div > div')!.getBoundingClientRect();
  const labels = [...shown.container.querySelectorAll<HTMLElement>('[title] > span')];
  expect(labels.length).toBeGreaterThan(0);
  for (const label of labels) {
    const { left, right } = label.getBoundingClientRect();
    expect(label.scrollWidth).toBeLessThanOrEqual(label.clientWidth);
    expect(left).toBeGreaterThan(lane.left - 16);
    expect(right).toBeLessThan(lane.right + 16);
    for (const bar of shown.container.querySelectorAll('[title]')) {
      const box = bar.getBoundingClientRect();
      if (bar !== label.parentElement && box.width >= 6) expect(right <= box.left || left >= box.right).toBe(true);
    }
  }
});

test('a name inside its bar is never cut, capitals and wide digits included', async () => {
  await document.fonts.load('500 11.5px "Inter Variable"');
  const names = ['route', 'dns', 'tcp', 'proxyTls', 'proxy', 'tls', 'send', 'wait', 'receive'] as const;
  const widths = Array.from({ length: 60 }, (_, index) => 40 + index);
  const shown = await render(
    <div>
      {widths.map((width) =>
        names.map((name) => (
          <div key={`${width} ${name}`} style={{ position: 'relative', width, height: 34 }}>
            <TimeTrack ticks={[0, 38.88]} phases={[phase(name, 0, 38.88)]} />
          </div>
        )),
      )}
    </div>,
  );
  await expect.poll(() => shown.container.querySelectorAll('[title] > span').length).toBeGreaterThan(100);
  const labels = [...shown.container.querySelectorAll<HTMLElement>('[title] > span')];
  const cut = labels.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  expect(cut.map(({ textContent, clientWidth }) => `${textContent} in ${clientWidth}`)).toEqual([]);
});
