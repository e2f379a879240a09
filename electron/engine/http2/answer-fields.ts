import { sentencePart } from '#shared/sentence-part';
import { inPrint } from '#shared/model/broken-field';
import type { ExchangeRun } from '../exchange-run';
import { judgeFields, missingFrom, toldOf, type JudgedField } from './hpack/judge-fields';
import type { PassedField } from './hpack/hpack-reader';
import { fieldsOf, headText } from './http2-headers';

type Part = 'head' | 'interim' | 'trailers';

/** The blocks of fields of one stream's answer, as they passed and as Node's reader gives them on. */
export interface AnswerFields {
  /** Takes in a block as it passed; null where it could not be read. */
  passed(fields: PassedField[] | null): void;
  /** Takes in the same block as the reader has it: what is not there any more is to be told. */
  read(part: Part, raw: readonly string[]): void;
  /** A field that makes the answer malformed, as a sentence; null where none was met. */
  readonly fault: string | null;
}

interface Block {
  readonly fields: readonly PassedField[];
  readonly judged: readonly JudgedField[];
}

/** Follows the fields of an answer for a run: what they say goes to its wire log, what is left out to its events. */
export function followFields({ wire, hop, dropped }: Pick<ExchangeRun, 'wire' | 'hop' | 'dropped'>): AnswerFields {
  const waiting: Block[] = [];
  let hasHead = false;
  let fault: string | null = null;
  return {
    passed(fields) {
      if (fields === null) return;
      const part = partOf(fields, hasHead);
      hasHead ||= part === 'head';
      const judged = judgeFields(fields, part === 'trailers');
      waiting.push({ fields, judged });
      fault ??= faultIn(judged);
      wire.explainFields('received', part, { text: textOf(fields), broken: toldOf(judged) });
    },
    read(part, raw) {
      const block = waiting.shift();
      // Our reader may have lost its place, and then Node's alone is believed.
      if (block === undefined) return wire.explainFields('received', part, { text: textOfRaw(raw) });
      const missing = missingFrom(raw, block.fields, block.judged);
      if (missing.length > 0) dropped.push({ type: 'fieldsDropped', hop, part, fields: missing });
    },
    get fault() {
      return fault;
    },
  };
}

function partOf(fields: readonly PassedField[], hasHead: boolean): Part {
  const status = fields.find(([name]) => name === ':status')?.[1];
  if (hasHead) return 'trailers';
  return status !== undefined && /^1\d\d$/.test(status) ? 'interim' : 'head';
}

function faultIn(judged: readonly JudgedField[]): string | null {
  const worst = judged.find(({ isFatal }) => isFatal);
  return worst === undefined ? null : `the field “${inPrint(worst.field[0])}”: ${sentencePart(worst.why)}`;
}

const textOf = (fields: readonly PassedField[]): string =>
  headText(fields.map(([name, value]) => [inPrint(name), inPrint(value)]));

function textOfRaw(raw: readonly string[]): string {
  const at = raw.indexOf(':status');
  return headText([...(at < 0 ? [] : [[':status', raw[at + 1] ?? ''] as [string, string]]), ...fieldsOf(raw)]);
}
