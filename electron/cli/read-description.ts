import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { KnownDocument } from '#shared/hypermedia/known';
import { openApiVersion } from '#shared/hypermedia/openapi/openapi-document';
import { openApiQuestion } from '#shared/hypermedia/what-to-ask';
import { readDocument } from '../bodies/pages/read-document';
import { ask, type Around } from './ask-around';
import type { Environment } from './environment';

interface Place extends Pick<Around, 'input' | 'draft' | 'engine' | 'signal'> {
  readonly environment: Environment;
}

/**
 * The OpenAPI document at a place somebody named: an address when it has a scheme, else a file, or a path at the page's own
 * host where there is no such file. Why there is none, as a sentence, where there is none.
 */
export async function readDescriptionAt(place: string, around: Place): Promise<KnownDocument | string> {
  const ofFile = hasScheme(place) ? null : await textOfFile(resolve(around.environment.cwd, place));
  const url = ofFile === null ? addressOf(place, around.input.url) : null;
  const text = url === null ? ofFile : await textAt(url, around);
  if (text === null) return `${place}: there is nothing that could be read.`;
  const root = readDocument(text);
  if (root === undefined || openApiVersion(root) === null) return `${place}: it is no OpenAPI document of version 2.0 to 3.2.`;
  return { url: url ?? `${new URL(around.input.url).origin}/`, root };
}

const hasScheme = (place: string): boolean => /^https?:\/\//i.test(place);

const addressOf = (place: string, page: string): string | null =>
  (hasScheme(place) || place.startsWith('/')) && URL.canParse(place, page) ? new URL(place, page).href : null;

const textOfFile = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

async function textAt(url: string, around: Place): Promise<string | null> {
  const answer = await ask({ ...openApiQuestion, method: 'GET', url }, around);
  return answer && answer.answer.status < 300 ? answer.answer.body : null;
}
