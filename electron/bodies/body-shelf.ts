import { answers } from './body-answers.ts';
import type { BodyMessage, BodyReply } from './body-questions.ts';
import { wholeIdOf } from './body-slice.ts';
import { OpenBody } from './open-body.ts';

/** Each holds a file open. A slice comes with its origin every time, and can be opened again. */
const mostSlices = 32;
const mostIndexBytes = 256 * 1024 * 1024;

/** The bodies a worker has open. Answers every message once, whatever happens. */
export function createBodyShelf(reply: (reply: BodyReply) => void): (message: BodyMessage) => void {
  const bodies = new Map<string, OpenBody>();

  function find({ bodyKey, origin }: BodyMessage): OpenBody {
    const known = bodies.get(bodyKey);
    if (known) bodies.delete(bodyKey);
    const body = known ?? (origin && new OpenBody(origin));
    if (!body) throw new Error('asked about a body that was never opened');
    bodies.set(bodyKey, body);
    closeSlices();
    return body;
  }

  function closeSlices(): void {
    const slices = [...bodies].filter(([key]) => key !== wholeIdOf(key));
    for (const [key, body] of slices.slice(0, -mostSlices)) {
      if (body.isBusy) continue;
      body.close();
      bodies.delete(key);
    }
  }

  /** What was asked about least recently gives its indexes up, and makes them anew when asked again. */
  function relieveMemory(): void {
    let held = [...bodies.values()].reduce((sum, body) => sum + body.memoryBytes, 0);
    for (const body of [...bodies.values()].slice(0, -1)) {
      if (held <= mostIndexBytes) return;
      held -= body.memoryBytes;
      body.forget();
    }
  }

  async function answer(message: BodyMessage): Promise<unknown> {
    if (message.question === 'release') {
      bodies.get(message.bodyKey)?.close();
      bodies.delete(message.bodyKey);
      return null;
    }
    const body = find(message);
    // The message pairs each question with its own kind of ask, which TypeScript cannot follow through a union.
    const give = answers[message.question] as (body: OpenBody, ask: unknown, charset: string | null) => Promise<unknown>;
    const given = await body.during(() => give(body, message.ask, message.charset));
    relieveMemory();
    return given;
  }

  return (message) => {
    answer(message).then(
      (given) => reply({ id: message.id, answer: given }),
      (thrown: unknown) =>
        reply({ id: message.id, thrown: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }),
    );
  };
}
