import { parseBody, type Answer } from '#shared/checks/answer';
import type { FinishedExchange } from '#shared/model/exchange';
import type { BodyStore } from '../bodies/body-store';
import { detectCharset } from '../bodies/charsets';

/** Larger bodies are not read whole for checks; their head still is. */
export const bodyAtMost = 256 * 1024 ** 2;

/** What checks see of an answer but for its body, which most of them do not ask for. */
export function answerWithoutBody({ head, hops, timings, url, bodyBytes }: FinishedExchange): Answer {
  return {
    status: head.status,
    statusText: head.reason,
    headers: head.headers,
    body: null,
    responseTime: Math.round(timings.totalMs),
    url: hops.at(-1)?.url ?? url,
    size: bodyBytes,
  };
}

/** The body as checks see it; null where there is none, or it is too large. */
export async function readAnswerBody(
  { bodyId }: Pick<FinishedExchange, 'bodyId'>,
  bodies: Pick<BodyStore, 'get'>,
): Promise<unknown> {
  const stored = bodyId === null ? undefined : bodies.get(bodyId);
  return stored && stored.bytes > 0 && stored.bytes <= bodyAtMost ? parseBody(await readText(stored)) : null;
}

/** Larger bodies are not handed to scripts, whose memory is small. */
export const scriptBodyAtMost = 4 * 1024 ** 2;

/** The body as scripts get it: its text, or why they do not. */
export async function readScriptBody(
  { bodyId }: Pick<FinishedExchange, 'bodyId'>,
  bodies: Pick<BodyStore, 'get'>,
): Promise<{ readonly text: string; readonly refused: string }> {
  const stored = bodyId === null ? undefined : bodies.get(bodyId);
  if (!stored || stored.bytes === 0) return { text: '', refused: '' };
  if (stored.bytes <= scriptBodyAtMost) return { text: await readText(stored), refused: '' };
  const limit = `${scriptBodyAtMost / 1024 ** 2} MiB`;
  return {
    text: '',
    refused: `The body is larger than ${limit}, which is the most that a script gets; a check can look into it.`,
  };
}

async function readText(body: NonNullable<ReturnType<BodyStore['get']>>): Promise<string> {
  const bytes = await body.read(0, body.bytes);
  const charset = detectCharset(bytes.subarray(0, 4), null);
  return new TextDecoder(charset.name).decode(bytes.subarray(charset.markBytes));
}
