import type { Entry } from 'har-format';
import { ok, type Result } from '../../result';
import { withBasicHeader } from '../code/basic-header';
import { namedRequest } from '../code/named-request';
import { harLog, harRequest } from './har-request';
import { requestsIn, standingAlone, type Kept, type PlacedRequest } from './kept';
import type { Losses } from './losses';
import type { WrittenFile } from './written-file';
import type { RequestDraft } from '../../model/request-draft';
import { textsToSay } from '../socket-messages';
import { tellBytesToSay } from './tell-socket';
import { tellExamples } from './tell-examples';
import { tellLeftAlone } from './tell-left-alone';

/** The requests of a collection as a HAR log: entries without answers, in the order of the tree. */
export function writeHar(kept: Kept, losses: Losses, now: () => Date = () => new Date()): WrittenFile[] {
  const entries = [...requestsIn(kept)].flatMap((placed) => {
    const entry = entryOf(placed, losses, now());
    if (!entry.ok) losses.lose(placed.place, 'the request', 'it has no address that can be written down');
    return entry.ok ? [entry.value] : [];
  });
  if (kept.environments.length > 0 || kept.defaults.variables.length > 0)
    losses.lose(
      kept.name,
      'its variables and environments',
      'HAR has requests and answers alone: variables stand in them by name',
    );
  return [{ name: `${kept.name}.har`, text: `${JSON.stringify(harLog(entries), null, 2)}\n` }];
}

function entryOf(placed: PlacedRequest, losses: Losses, now: Date): Result<Entry> {
  const alone = standingAlone(placed);
  const request = namedRequest(alone);
  if (!request.ok) return request;
  tellLeftAlone(placed, alone, { format: 'har', losses });
  tellExamples(placed, losses, 'an entry of HAR is one request that was sent, with the answer that came');
  tellBytesToSay(placed.place, alone, losses);
  if (alone.body.kind === 'file') losses.lose(placed.place, `the contents of ${alone.body.path}`, 'HAR holds no files');
  return ok({ ...blankEntry(now), request: harRequest(withBasicHeader(request.value)), comment: placed.place, ...saidOf(alone) });
}

/** What browsers record of a WebSocket, under names of their own. */
const saidOf = ({ socket }: RequestDraft): Partial<Entry> =>
  socket?.kind !== 'websocket'
    ? {}
    : {
        _resourceType: 'websocket',
        _webSocketMessages: textsToSay(socket).map((data) => ({ type: 'send', time: 0, opcode: 1, data })),
      };

/** HAR wants an answer in each entry; status 0 says that there was none. */
const blankEntry = (now: Date): Omit<Entry, 'request'> => ({
  startedDateTime: now.toISOString(),
  time: 0,
  response: {
    status: 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  },
  cache: {},
  timings: { send: 0, wait: 0, receive: 0 },
});
