import { given } from './host.js';
import { fixedHeaders } from './headers.js';
import { follow } from './same.js';

/** The answer; null while there is none. */
export const answer = given.response;

export const answerHeaders = answer && fixedHeaders(answer.headers, 'An answer cannot be changed.');

/** The body as text. One that was too large to be handed over fails with the reason. */
export function text() {
  if (answer.refused !== '') throw new Error(answer.refused);
  return answer.text;
}

/** The body as JSON.parse reads it: whole numbers above 2^53 lose digits. */
export const json = () => JSON.parse(text());

let parsed;

/** The body as a value where it is JSON, else its text; read once, so that what a script changes in it stays. */
export function body() {
  if (parsed !== undefined) return parsed;
  try {
    parsed = json();
  } catch {
    parsed = text();
  }
  return parsed;
}

/** A value in the body by its path. */
export const find = (path) => follow(body(), path).value;

/** Cookies that the answer sets, by name. */
export function cookies() {
  const lines = answer.headers.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
  return Object.fromEntries(lines.map((line) => /^\s*([^=;]*)=?([^;]*)/.exec(line).slice(1, 3)));
}
