import type { PracticeEndpoint, PracticeRequest } from '#shared/model/practice';
import { groups, type Endpoint, type TryIt } from './endpoint.ts';

/** Every endpoint with its requests, chapter by chapter as the index page has them, for programs that show them. */
export function outlineOf(endpoints: readonly Endpoint[]): PracticeEndpoint[] {
  return groups.flatMap((chapter) =>
    endpoints
      .filter(({ group }) => group === chapter)
      .map(({ path, summary, description, tryIt }) => ({ chapter, path, summary, description, requests: tryIt.map(requestOf) })),
  );
}

/** A request to try, as others know it. */
export function requestOf({ method, path, headers, body, expect, says }: TryIt): PracticeRequest {
  return { method, path, headers: { ...headers }, body: body ?? null, status: expect === 'broken' ? null : expect, says };
}
