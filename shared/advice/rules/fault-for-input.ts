import { parseJson } from '../../hypermedia/parse-json';
import { isJson } from '../../http/media-type';
import type { ExchangeRule } from '../advice-rule';
import { fromBody, fromField, fromSentBody, fromStatus } from '../quote';
import type { Seen, SeenAnswer } from '../seen';

/** What servers let out when they could not use what they were sent. */
const inputErrors =
  /\b(?:JSONDecodeError|JsonParseException|JSON\.parse|JsonReaderException|Unexpected token|invalid literal for int|could not convert string|ValidationError|ValidationException|IntegrityError|UniqueViolation|NotNullViolation|NumberFormatException|MultiValueDictKeyError|UnmarshalTypeError|ConstraintViolation\w*|(?:UNIQUE|NOT NULL|CHECK) constraint failed|duplicate key value|violates (?:not-null|unique|check|foreign key) constraint|DataError|invalid input syntax)\b/;

export const faultForInput: ExchangeRule = {
  id: 'fault-for-input',
  title: '500 for what the client got wrong',
  weight: 'fault',
  reason:
    '5xx says that the server broke and that the same request may work later: clients retry, and people are woken at night. What the request got wrong is 400 or 422, with words on what to mend.',
  source: { name: 'RFC 9110, 15.5.1 and 15.6.1: 400 and 500', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1' },
  example: { worse: '500 JSONDecodeError', better: '400 {"detail": "JSON parse error at line 1"}' },
  look(seen) {
    const { answer } = seen;
    if (!answer || answer.status !== 500) return null;
    const broken = brokenJson(seen);
    if (broken !== null) {
      return {
        says: 'What was sent is not the JSON it says it is, and the server calls it its own fault.',
        evidence: [...fromField(seen.requestHeaders, 'Content-Type', 'request'), fromSentBody(broken), fromStatus(answer)],
        instead: '400, saying where the JSON breaks off',
      };
    }
    const told = toldError(seen, answer);
    if (told === null) return null;
    return {
      says: `The server names what it could not use: ${told}.`,
      evidence: [fromStatus(answer), fromBody(told)],
      instead: '400 or 422, naming the field',
    };
  },
};

function brokenJson({ sentBody, sentType }: Seen): string | null {
  if (sentBody === null || !sentType || !isJson(sentType)) return null;
  return parseJson(sentBody) === undefined ? sentBody.slice(0, 80) : null;
}

/** A request without input cannot have got it wrong. */
function toldError({ sentBody, address, method }: Seen, { body }: SeenAnswer): string | null {
  const hasInput = sentBody !== null || address.query.length > 0 || !/^(?:GET|HEAD|OPTIONS)$/.test(method);
  return hasInput ? (inputErrors.exec((body ?? '').slice(0, 20_000))?.[0] ?? null) : null;
}
