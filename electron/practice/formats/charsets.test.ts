import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

test.each([
  ['utf-8', 'utf-8'],
  ['utf-8-bom', 'utf-8'],
  ['latin1', 'iso-8859-1'],
  ['utf-16-bom', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['wrong', 'utf-8'],
  ['wrong-too', 'iso-8859-1'],
])('%s is the sentence when it is read as %s', async (name, charset) => {
  const { bytes } = await send(practice, `/formats/charset/${name}`);
  expect(new TextDecoder(charset).decode(bytes)).toBe('Le café de Gødel coûte 3 £, naïvement.\n');
});
