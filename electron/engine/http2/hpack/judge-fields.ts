import { mostBrokenTold, type BrokenField } from '#shared/model/broken-field';
import type { PassedField } from './hpack-reader';

/** A field that is against the rules, why, and whether it makes its whole message malformed. */
export interface JudgedField {
  readonly field: PassedField;
  /** A sentence. */
  readonly why: string;
  /** The stream ends with it; else the reader leaves the field out and goes on. */
  readonly isFatal: boolean;
}

interface Rule {
  readonly isBroken: (name: string, value: string) => boolean;
  readonly why: string;
  readonly isFatal: boolean;
}

/** Fields that are about one connection. */
const ofConnections = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/** What a field of an answer may not be (RFC 9113, 8.2; RFC 9110, 5.1 and 5.5). The first rule that is broken counts. */
const rules: readonly Rule[] = [
  { isBroken: (name) => name === '', why: 'It has no name.', isFatal: false },
  {
    isBroken: (name) => /[A-Z]/.test(name),
    why: 'Its name has capitals: names are in lower case in HTTP/2.',
    isFatal: true,
  },
  { isBroken: (name) => name.startsWith(':'), why: 'No answer has this pseudo-field there.', isFatal: true },
  {
    isBroken: (name) => !/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name),
    why: 'Its name has a character that no name may have.',
    isFatal: false,
  },
  {
    isBroken: (name, value) => ofConnections.has(name) || (name === 'te' && value !== 'trailers'),
    why: 'It is about one connection, which the streams of HTTP/2 share.',
    isFatal: true,
  },
  {
    isBroken: (_name, value) => /[\0\r\n]/.test(value),
    why: 'Its value has a line break or a NUL, which would make another field of it.',
    isFatal: false,
  },
  {
    // oxlint-disable-next-line no-control-regex -- control characters are what no value may have
    isBroken: (_name, value) => /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value),
    why: 'Its value has a control character.',
    isFatal: false,
  },
  {
    isBroken: (_name, value) => /^[ \t]|[ \t]$/.test(value),
    why: 'Its value begins or ends with a space.',
    isFatal: false,
  },
];

/** The fields of an answer's head, or of its trailers, that are against the rules. */
export function judgeFields(fields: readonly PassedField[], isTrailers: boolean): JudgedField[] {
  // Pseudo-fields stand before all others, each once (RFC 9113, 8.3).
  let mayBeStatus = !isTrailers;
  return fields.flatMap((field) => {
    const [name, value] = field;
    const isStatus = mayBeStatus && name === ':status';
    mayBeStatus &&= !isStatus && name.startsWith(':');
    if (isStatus) return [];
    const rule = rules.find(({ isBroken }) => isBroken(name, value));
    return rule === undefined ? [] : [{ field, why: rule.why, isFatal: rule.isFatal }];
  });
}

/** Fields of a block that are not in what its reader made of it, a list of names and values in turn. */
export function missingFrom(
  raw: readonly string[],
  fields: readonly PassedField[],
  judged: readonly JudgedField[],
): BrokenField[] {
  const reasons = new Map(judged.map(({ field, why }) => [field, why]));
  let at = 0;
  return toldOf(
    fields.flatMap((field) => {
      if (raw[at] === field[0] && raw[at + 1] === field[1]) {
        at += 2;
        return [];
      }
      return [{ field, why: reasons.get(field) ?? 'The reader does not say why.' }];
    }),
  );
}

/** Fields as they are told: the last of very many says how many more there are. */
export function toldOf(fields: readonly Pick<JudgedField, 'field' | 'why'>[]): BrokenField[] {
  const more = fields.length - mostBrokenTold;
  return fields.slice(0, mostBrokenTold).map(({ field: [name, value], why }, at) => ({
    field: [name, value],
    why: more > 0 && at === mostBrokenTold - 1 ? `${why} And so on: ${more} more are not told here.` : why,
  }));
}
