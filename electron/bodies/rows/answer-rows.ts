import { fileSource, memorySource, type ByteSource } from '../byte-source.ts';
import { findRows, rowsWhere } from './find-rows.ts';
import { indexIncluded } from './included-index.ts';
import { makeRows } from './make-rows.ts';
import { orderRows, tallyRows } from './order-rows.ts';
import type { RowAnswers, RowBytes, RowQuestion } from './row-questions.ts';

/** The answer to a question about rows, worked out at once: for a thread of its own. */
export function answerRows(question: RowQuestion): RowAnswers[RowQuestion['ask']] {
  const source = openBytes(question.bytes);
  try {
    switch (question.ask) {
      case 'find':
        return rowsWhere(source, findRows(source, question.pointer), question.where);
      case 'make':
        return makeRows(source, question.of);
      case 'order':
        return orderRows(source, question);
      case 'included':
        return indexIncluded(source);
      case 'tally':
        return tallyRows(source, question.spans, question.base);
    }
  } finally {
    source.close();
  }
}

/** A file and the bytes behind it, as one. */
export function openBytes({ file, tail }: RowBytes): ByteSource {
  const end = memorySource(tail);
  if (file === null) return end;
  const start = fileSource(file.path, file.bytes);
  return {
    bytes: file.bytes + tail.length,
    readInto(target, at) {
      const read = at < file.bytes ? start.readInto(target, at) : 0;
      return read + end.readInto(target.subarray(read), Math.max(0, at + read - file.bytes));
    },
    close: () => start.close(),
  };
}
