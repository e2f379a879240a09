import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { saysJson } from '#shared/http/media-type';
import type { Body } from '#shared/model/body';
import { note } from './environment';
import type { SendCall } from './send';

interface BodyRead {
  readonly body: Body;
  readonly clear: () => Promise<void>;
}

const nothing = async (): Promise<void> => undefined;

/** More than this from standard input is sent as bytes, unread. */
const readableBytes = 8 * 1024 * 1024;

/** The body that `-d` means. `contentType` is what a header says of it, or null. */
export async function readBodyFlag(call: SendCall, contentType: string | null): Promise<BodyRead> {
  const { data } = call.flags;
  if (data === undefined) return { body: { kind: 'none' }, clear: nothing };
  if (data === '@-') return readStandardInput(call, contentType);
  if (data.startsWith('@')) {
    if (data === '@') call.command.error('error: -d @ wants the name of a file');
    return { body: { kind: 'file', path: resolve(call.environment.cwd, data.slice(1)), mediaType: '' }, clear: nothing };
  }
  return { body: bodyFromText(data, contentType, call.flags.asIs === true), clear: nothing };
}

/** A text as the body it says, or looks like. */
export function bodyFromText(text: string, contentType: string | null, asIs: boolean): Body {
  const looksLikeJson = /^\s*[{[]/.test(text);
  const isJson = contentType === null ? looksLikeJson : saysJson(contentType);
  if (isJson && !asIs) return { kind: 'json', text };
  return { kind: 'text', text, mediaType: contentType === null ? mediaTypeOf(text, looksLikeJson) : '' };
}

function mediaTypeOf(text: string, looksLikeJson: boolean): string {
  if (looksLikeJson) return 'application/json';
  return /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/.test(text) ? 'application/x-www-form-urlencoded' : 'text/plain';
}

/** What comes in may be too large for memory and its length is wanted first: it waits in a file. */
async function readStandardInput(call: SendCall, contentType: string | null): Promise<BodyRead> {
  const { environment } = call;
  if (environment.isTTY.stdin) note(environment, 'The body is what you type, up to Ctrl+D.');
  const folder = await mkdtemp(join(tmpdir(), 'cairn-body-'));
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'body');
  try {
    await pipeline(environment.stdin, createWriteStream(path, { mode: 0o600 }), { signal: environment.stop });
    const text = await readText(path);
    if (text === null) return { body: { kind: 'file', path, mediaType: 'application/octet-stream' }, clear };
    return { body: bodyFromText(text, contentType, call.flags.asIs === true), clear };
  } catch (thrown) {
    await clear();
    if (environment.stop.aborted) return { body: { kind: 'none' }, clear };
    throw thrown;
  }
}

async function readText(path: string): Promise<string | null> {
  if ((await stat(path)).size > readableBytes) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return null;
  }
}
