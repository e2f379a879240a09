import { parentPort } from 'node:worker_threads';
import { answerRows } from './answer-rows.ts';
import type { RowMessage, RowReply } from './row-questions.ts';

/** The thread in which rows are found, sorted and filtered, so that nothing else waits for it. */
parentPort?.on('message', ({ id, question }: RowMessage) => parentPort?.postMessage(reply(id, () => answerRows(question))));

function reply(id: number, work: () => unknown): RowReply {
  try {
    return { id, answer: work() };
  } catch (thrown) {
    return { id, thrown: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}
