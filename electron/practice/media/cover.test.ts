import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAlice } from '../library/examples.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const picture = new Uint8Array([...Buffer.from('GIF89a'), 0, 255, 13, 10, 45, 45, 0, 1, 128]);

test('a cover sent in a form comes back to the byte, and goes again', async () => {
  const address = `${practice.url}/media/covers/7`;
  const form = new FormData();
  form.set('cover', new Blob([picture], { type: 'text/plain' }), 'odd name.txt');
  const sent = await fetch(address, { method: 'POST', headers: asAlice, body: form });
  const shown = await fetch(address);
  expect([sent.status, shown.headers.get('content-type')]).toEqual([201, 'image/gif']);
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture);
  await fetch(address, { method: 'DELETE', headers: asAlice });
  expect((await fetch(address)).headers.get('content-type')).toBe('image/svg+xml');
});
