import type { Environment } from './environment';
import { createOutput, passThrough } from './output';
import type { Report } from './report';
import { headBytes } from './head-bytes';
import type { ResponseHead } from '#shared/model/exchange';

/** For programs: the body byte for byte as it arrives, at the pace of whoever reads it; before it the head, if wanted. */
export function createStreamReport(environment: Environment, withHead: boolean): Report {
  const output = createOutput(environment);
  let head: ResponseHead | null = null;
  let isHeadWritten = !withHead;
  async function writeHead(): Promise<void> {
    if (isHeadWritten || head === null) return;
    isHeadWritten = true;
    await output.write(headBytes(head));
  }
  return {
    bodies: passThrough({ begin: writeHead, take: (chunk) => output.write(chunk) }),
    left: output.left,
    isLeft: () => output.left.aborted,
    follow(exchange) {
      head = exchange.phase === 'receiving' ? exchange.head : head;
    },
    async end(exchange) {
      head = exchange.phase === 'finished' || exchange.phase === 'failed' ? exchange.head : null;
      await writeHead();
      return true;
    },
    close: async () => undefined,
  };
}
