import { headerValue } from '../../http/header-list';
import { isJson } from '../../http/media-type';
import { isArray, isObject } from '../../hypermedia/json-value';
import type { ExchangeRule } from '../advice-rule';
import { fromBody, fromField, fromFieldNames } from '../quote';
import type { SeenAnswer } from '../seen';

/** Types that promise something other than JSON, or nothing at all. YAML, scripts and lines of JSON may look like it and be right. */
const promisesOther =
  /^(?:text\/(?:plain|html|xml|csv)|application\/(?:octet-stream|xml|x-www-form-urlencoded)|binary\/octet-stream)$/;

export const mislabelledBody: ExchangeRule = {
  id: 'mislabelled-body',
  title: 'The type does not say what the body is',
  weight: 'trap',
  reason:
    'A message should say by itself how it is read. With another type a client library hands out text in place of an object, a browser offers a download, and somebody writes a special case for this one address.',
  source: { name: 'RFC 9110, 8.3: Content-Type', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3' },
  example: { worse: 'Content-Type: text/plain, {"id": 21}', better: 'Content-Type: application/json, {"id": 21}' },
  look({ answer, method }) {
    if (!answer || method === 'HEAD' || !hasText(answer)) return null;
    const says = oddIn(answer);
    if (says === null) return null;
    const type = fromField(answer.headers, 'Content-Type');
    return {
      says,
      evidence: [...(type.length > 0 ? type : [fromFieldNames(answer.headers)]), fromBody(textOf(answer).slice(0, 80))],
      instead: isJson(answer.mediaType ?? noType) ? 'JSON, or the type of what it is' : 'Content-Type: application/json',
    };
  },
};

const textOf = ({ body }: SeenAnswer): string => (body ?? '').trim();

/** What is offered to be saved is a file, and may be anything. */
const hasText = (answer: SeenAnswer): boolean =>
  textOf(answer) !== '' && headerValue(answer.headers, 'Content-Disposition') === null;

const noType = { type: '', subtype: '', essence: '', params: new Map() };

function oddIn({ json, mediaType }: SeenAnswer): string | null {
  if (mediaType && isJson(mediaType)) return json === undefined ? 'It says JSON, and cannot be read as that.' : null;
  if (!isObject(json) && !isArray(json)) return null;
  if (!mediaType) return 'The body is JSON, and no Content-Type says so.';
  return promisesOther.test(mediaType.essence) ? `The body is JSON, and the head says ${mediaType.essence}.` : null;
}
