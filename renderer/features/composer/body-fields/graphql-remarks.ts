import type { Operation } from '#shared/graphql/read-operations';
import { isObject } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import type { GraphqlBody } from '#shared/model/body';
import { findVariables } from '#shared/variables/find-variables';

/** Something to know about a GraphQL request before it is sent, and what can be done about it. */
export interface GraphqlRemark {
  readonly tone: 'plain' | 'warn';
  readonly text: string;
  readonly act: 'post' | 'noName' | null;
}

interface Sent {
  readonly isInAddress: boolean;
  readonly method: string;
}

/** What a server will say of a request, foreseen from its operations alone. None of it keeps it from being sent. */
export function remarksOn(body: GraphqlBody, operations: readonly Operation[], sent: Sent): GraphqlRemark[] {
  const chosen = carriedOut(body, operations);
  const remarks = [
    ...whichOne(body, operations),
    ...(chosen ? missing(body, chosen) : []),
    ...shapeOf(body),
    ...howItGoes(chosen, sent),
  ];
  return remarks;
}

/** The one that is named, or the only one; undefined where it cannot be told. */
function carriedOut({ operationName }: GraphqlBody, operations: readonly Operation[]): Operation | undefined {
  if (operationName !== '') return operations.find(({ name }) => name === operationName);
  return operations.length === 1 ? operations[0] : undefined;
}

function whichOne({ operationName }: GraphqlBody, operations: readonly Operation[]): GraphqlRemark[] {
  const names = operations.map(({ name }) => name);
  if (operations.length > 1 && names.includes(''))
    return [warn('An operation without a name has to be the only one: give each of them a name.')];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return [warn(`Two operations are called ${twice}: a server takes neither.`)];
  if (operationName === '')
    return operations.length > 1
      ? [warn('There are several operations: run one of them, or name the one that Send carries out.')]
      : [];
  const isUnknown = operations.length > 0 && !names.includes(operationName) && findVariables(operationName).length === 0;
  return isUnknown ? [{ ...warn(`No operation of the query is called ${operationName}.`), act: 'noName' }] : [];
}

function missing({ variables }: GraphqlBody, { needs }: Operation): GraphqlRemark[] {
  const given = readVariables(variables);
  if (given === null) return [];
  const left = needs.filter((name) => !given.has(name));
  if (left.length === 0) return [];
  const names = left.map((name) => `$${name}`).join(', ');
  return [warn(`The query needs ${names}, and Variables ${left.length === 1 ? 'does not have it' : 'do not have them'}.`)];
}

function shapeOf({ variables }: GraphqlBody): GraphqlRemark[] {
  const json = variables.trim() === '' ? null : parseJson(withDigits(variables));
  const isFine = json === undefined || json === null || isObject(json) || isOneName(variables);
  return isFine ? [] : [warn('Variables are an object by their names, such as {"id": 1}.')];
}

/** Their names; null where they are no object, or nobody can tell yet. */
function readVariables(text: string): ReadonlySet<string> | null {
  if (text.trim() === '' || text.trim() === 'null') return new Set();
  const json = parseJson(withDigits(text));
  return isObject(json) ? new Set(json.keys()) : null;
}

/** As `checkDraft` judges them: as if a digit stood in the place of each name. */
const withDigits = (text: string): string =>
  findVariables(text).reduceRight((left, { start, end }) => `${left.slice(0, start)}1${left.slice(end)}`, text);

const isOneName = (text: string): boolean => /^\s*\{\{[^{}]*\}\}\s*$/.test(text);

function howItGoes(chosen: Operation | undefined, { isInAddress, method }: Sent): GraphqlRemark[] {
  if (!isInAddress) return [];
  if (chosen?.type === 'mutation')
    return [{ ...warn(`A mutation must not go by ${method}: servers answer 405 (GraphQL over HTTP).`), act: 'post' }];
  return [{ tone: 'plain', text: `With ${method} the query goes in the address, as parameters.`, act: 'post' }];
}

const warn = (text: string): GraphqlRemark => ({ tone: 'warn', text, act: null });
