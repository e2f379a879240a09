import { expect } from 'vitest';
import { lastData, ok, type HostileFrames } from './hostile-frames.test-support';

type Expected = Pick<HostileFrames, 'status' | 'body' | 'failure'>;
export const whole = (body = 'body', status = 200): Expected => ({ status, body });
export const bad = (reason: string): Expected => ({ failure: { kind: 'badResponse', reason } });
/** We end the connection, or the stream, since the rules were broken. `what` is what our own GOAWAY says of it. */
export const broken = (what = ''): Expected => ({
  failure: {
    kind: 'badResponse',
    reason: expect.stringMatching(new RegExp(`breaks the rules of HTTP/2 \\(.*${what}`)) as string,
  },
});
export const gone = (when: 'beforeHead' | 'inBody', body = ''): Expected => ({
  failure: { kind: 'connectionClosed', when },
  body,
});
export const late = (phase: 'firstByte' | 'idle'): Expected => ({ failure: { kind: 'timedOut', phase } });
export const ended = (how: 'reset' | 'goAway', code: string, body = ''): Expected => ({
  failure: { kind: 'http2Ended', how, code },
  body,
});

export const good = [ok, lastData('body')];
export const many = (count: number, one: Buffer): Buffer[] => Array.from({ length: count }, () => one);
