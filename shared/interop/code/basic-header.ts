import { blankAuth } from '../../model/auth';
import { findVariables } from '../../variables/find-variables';
import type { CodeRequest } from './code-request';

/** Basic credentials as the header they come to. Where a variable stands in them, a name stands for the whole: nobody can encode what is not there yet. */
export function withBasicHeader(request: CodeRequest): CodeRequest {
  const { auth, headers } = request;
  if (auth.kind !== 'basic' || headers.some(([name]) => name.toLowerCase() === 'authorization')) return request;
  const pair = `${auth.username}:${auth.password}`;
  const isNamed = findVariables(pair).length > 0;
  const value = isNamed ? '{{credentials}}' : base64(pair);
  const notes = isNamed ? [`{{credentials}} stands for ${pair} in Base64.`] : [];
  return {
    ...request,
    auth: blankAuth.none,
    headers: [['Authorization', `Basic ${value}`], ...headers],
    notes: [...request.notes, ...notes],
  };
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
