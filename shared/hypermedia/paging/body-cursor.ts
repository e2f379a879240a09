import { bodyTurns } from './body-turns.ts';
import { readDropbox } from './dropbox.ts';
import { readDynamoDb } from './dynamo-db.ts';
import type { PagingInput, PagingReading, PagingStyle } from './paging-style.ts';
import { findPageToken, tokenAt } from './tokens.ts';

/** The same tokens where the request is a POST: they go back in its JSON body. */
export const bodyCursor: PagingStyle = {
  name: 'body-cursor',
  read(input) {
    const { method, correction } = input;
    if (method !== 'POST' && correction === null) return null;
    const isPointed = correction !== null && (correction.from !== null || correction.param !== null);
    return (isPointed ? null : (readDropbox(input) ?? readDynamoDb(input))) ?? readCursor(input);
  },
};

function readCursor({ json, url, correction }: PagingInput): PagingReading | null {
  const found = tokenAt(json, correction) ?? findPageToken(json, { isSent: () => false, url });
  if (!found) return null;
  const path = (correction?.param ?? found.param).split('.');
  return { requests: bodyTurns(path, found.token), readFrom: [found.readFrom], confidence: 'likely' };
}
