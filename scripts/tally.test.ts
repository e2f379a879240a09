import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addTallies, closingLine, isSuccess, tallyPlaywright, tallyVitest } from './tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-tally-'));
const report = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const vitest = (facts: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...facts,
});

test('a runner that left no report counts as a failure', () => {
  expect(tallyVitest(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(tallyPlaywright(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a runner that ended badly although each test passed counts as a failure', () => {
  expect(tallyVitest(report('a.json', vitest({ numPassedTests: 3 })), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(tallyPlaywright(report('b.json', { stats: { expected: 2, flaky: 0, unexpected: 0, skipped: 0 } }), 1).failed).toBe(1);
});

test('a file that could not be loaded counts as a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(tallyVitest(report('c.json', vitest({ numPassedTests: 1, testResults: [broken] })), 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('a test that passed on a retry counts once, as passed', () => {
  expect(tallyPlaywright(report('d.json', { stats: { expected: 4, flaky: 1, unexpected: 0, skipped: 2 } }), 0)).toEqual({
    passed: 5,
    failed: 0,
    skipped: 2,
  });
});

test('the closing line names what was skipped only where something was', () => {
  const sum = addTallies([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 2 },
  ]);
  expect([closingLine(sum), closingLine({ passed: 1, failed: 0, skipped: 0 })]).toEqual([
    '5 passed, 1 failed, 2 skipped',
    '1 passed, 0 failed',
  ]);
});

test('a run in which nothing ran is no success', () => {
  expect([isSuccess({ passed: 0, failed: 0, skipped: 3 }), isSuccess({ passed: 1, failed: 0, skipped: 0 })]).toEqual([
    false,
    true,
  ]);
});
