import type { Endpoint } from '../endpoint.ts';
import { empty } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { answerRanged } from '../policies/ranges.ts';
import { digestOf } from '../drf/row-json.ts';
import type { Drawer } from '../world/drawers.ts';

const blockBytes = 4096;
const blockCount = 64;
const modified = new Date(Date.UTC(2024, 0, 1));

const blocksOf = (ask: Ask): Drawer<Buffer> => ask.world.drawers.open('blocks');

export const block: Endpoint = {
  path: '/blocks/{n}',
  methods: ['GET', 'PUT', 'DELETE'],
  group: 'Object stores',
  summary: 'A block of a disk',
  description: `One of ${blockCount} blocks of ${blockBytes} bytes, as a block store has them: no names and no parts, only numbers. PUT writes a whole block, Range reads some of it, DELETE fills it with zeros again.`,
  tryIt: [
    { method: 'GET', path: '/blocks/0', expect: 200, says: 'zeros' },
    { method: 'GET', path: '/blocks/0', headers: { Range: 'bytes=0-15' }, expect: 206, says: 'sixteen of them' },
    { method: 'PUT', path: '/blocks/0', body: 'x'.repeat(blockBytes), expect: 204, says: 'written' },
    { method: 'PUT', path: '/blocks/0', body: 'half a block', expect: 422, says: 'a block is written whole' },
    { method: 'GET', path: `/blocks/${blockCount}`, expect: 404, says: 'past the end of the disk' },
  ],
  async handle(ask) {
    const number = Number(/^\d{1,6}$/.exec(ask.params['n'] ?? '')?.[0] ?? blockCount);
    if (number >= blockCount) return refuse(ask, { status: 404, detail: `The blocks are 0 to ${blockCount - 1}.` });
    const blocks = blocksOf(ask);
    if (ask.method === 'PUT') return writeBlock(ask, (bytes) => blocks.set(number, bytes));
    if (ask.method === 'DELETE') {
      blocks.delete(number);
      return empty(204);
    }
    const bytes = blocks.get(number) ?? Buffer.alloc(blockBytes);
    const read = (from: number, to: number) => bytes.subarray(from, to);
    return answerRanged(ask, {
      size: blockBytes,
      contentType: 'application/octet-stream',
      etag: `"${digestOf(bytes)}"`,
      modified,
      read,
    });
  },
};

async function writeBlock(ask: Ask, write: (bytes: Buffer) => void) {
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  if (body.value.length !== blockBytes)
    return refuse(ask, { status: 422, detail: `A block has ${blockBytes} bytes; ${body.value.length} came.` });
  write(body.value);
  return empty(204);
}
