import { countMember, isArray, isObject } from '../json-value.ts';
import { writeJsonLine } from '../write-json.ts';
import { bodyTurns } from './body-turns.ts';
import type { PagingInput, PagingReading } from './paging-style.ts';

/** DynamoDB says the key of the last row that it looked at, an object, and wants it back as the place to begin behind. */
export function readDynamoDb({ json }: PagingInput): PagingReading | null {
  if (!isObject(json) || !isArray(json.get('Items')) || countMember(json, 'ScannedCount') === null) return null;
  const key = json.get('LastEvaluatedKey');
  const isMore = isObject(key) && key.size > 0;
  return {
    requests: bodyTurns(['ExclusiveStartKey'], isMore ? { json: writeJsonLine(key) } : null),
    readFrom: ['LastEvaluatedKey'],
    confidence: 'likely',
  };
}
