import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { flags } from './optimise-sooner';

test('V8 knows the flags: one that it does not know would be passed over without a word', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const flag of flags) expect(known).toContain(`${flag.split('=')[0]} `);
});
