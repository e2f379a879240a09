import { stepsOf } from './error-shape';

interface Told {
  readonly parts: readonly { readonly path: readonly string[]; readonly message: string }[];
  /** The text is marked as what it is: where its paths lead to no field, nothing else in it does. */
  readonly isAll: boolean;
}

/** Longer texts are traces and the like. */
const longest = 4000;

/** The paths that frameworks write into their sentences, each in its own way; null where a text has none. */
export function toldInText(text: string): Told | null {
  if (text.length > longest) return null;
  for (const read of readers) {
    const told = read(text);
    if (told && told.parts.length > 0) return told;
  }
  return null;
}

type Reader = (text: string) => Told | null;

/** Every place where a pattern fits; its first group that is there is the path, and the sentence is told as `words` has it. */
const each =
  (pattern: RegExp, { isAll = true, words = (match: RegExpExecArray) => match.input.trim() } = {}): Reader =>
  (text) => ({
    parts: [...text.matchAll(pattern)].map((match) => ({
      path: stepsOf(match.slice(1).find((group) => group !== undefined) ?? ''),
      message: words(match),
    })),
    isAll,
  });

const second = ([whole, , words]: RegExpExecArray): string => (words ?? whole).trim();
const line = ([whole]: RegExpExecArray): string => whole.trim().replace(/,$/, '');

const readers: readonly Reader[] = [
  // Go's validator: of the path the first step is the type.
  each(/Key: '\w+\.([\w.[\]]+)' Error:([^\n]*)/g, { words: second }),
  each(/Go struct field \w+\.([\w.]+) of type/g),
  jackson,
  // superstruct
  each(/^At path: (\S+) -- ([^]+)$/g, { words: second }),
  notion,
  // zod's `prettifyError()`
  (text) => ({
    parts: [...text.matchAll(/✖ ([^\n]*)\n\s*→ at ([^\n]+)/g)].map(([, message = '', path = '']) => ({
      path: stepsOf(path.trim()),
      message,
    })),
    isAll: true,
  }),
  // Pydantic, written as text
  (text) =>
    /^\d+ validation errors? for /.test(text)
      ? each(/\n(\w[\w.[\]]*)\n {2}([^\n]+?)(?: \[type=[^\n]*)?(?=\n|$)/g, { words: second, isAll: false })(text)
      : null,
  protocGenValidate,
  // Huma
  each(/^expected required property (\S+) to be present$/g),
  // Slack
  each(/\[json-pointer:(\/[^\]]*)\]/g),
  // GitHub
  each(/For 'properties\/([\w/]+)', [^\n]*/g, { words: line }),
  // Google's APIs
  each(/Invalid value at '([\w.[\]]+)' \([^\n]*/g, { words: line, isAll: false }),
  // Auth0
  (text) =>
    text.startsWith('Payload validation error')
      ? each(/Missing required property: ([\w.]+)|on property ([\w.]+)/g, { isAll: false })(text)
      : null,
  // axum
  each(/^Failed to deserialize the [\w ]+? into the target type: ([\w.[\]]+): ([^]+?)(?: at line \d+ column \d+)?$/g, {
    words: second,
    isAll: false,
  }),
  // Vapor
  (text) => each(/'([\w.]+\.\d+[\w.]*)'/g, { isAll: false, words: () => text })(text.replaceAll(/\bIndex (?=\d)/g, '')),
  // Sequelize
  each(/notNull Violation: \w+\.(\w+) cannot be null|Validation \w+ on (\w+) failed/g, { words: line, isAll: false }),
  // PostgreSQL and MongoDB, of what is there already
  (text) => listed(/\bKey \(([\w", ]+)\)=\(/.exec(text)?.[1], text),
  each(/\bE11000 duplicate key error\b[^\n]*dup key: \{ ([\w.]+):/g, { isAll: false }),
  // System.Text.Json
  (text) => listed(/missing required properties,? including(?: the following)?: ([\w, ]+)/.exec(text)?.[1], text),
  colonParts,
];

function listed(names: string | undefined, message: string): Told | null {
  const parts = names?.split(/\s*,\s*/).map((name) => ({ path: stepsOf(name.replaceAll('"', '')), message }));
  return parts ? { parts, isAll: false } : null;
}

/** Jackson: `(through reference chain: a.Book["items"]->java.util.ArrayList[0]->a.Item["qty"])`. */
function jackson(text: string): Told | null {
  const [, chain] = /\(through reference chain: ([^)]*)\)/.exec(text) ?? [];
  if (chain === undefined) return null;
  const path = [...chain.matchAll(/\[(?:"([^"]*)"|(\d+))\]/g)].map(([, name, index]) => name ?? index ?? '');
  return { parts: [{ path, message: text.replace(/ *\(through reference chain: [^)]*\)/, '') }], isAll: true };
}

/** “body failed validation: body.parent.page_id should be defined, instead was `undefined`.” */
function notion(text: string): Told | null {
  if (!text.startsWith('body failed validation')) return null;
  const sentences = text.split(/\s(?=body\.[\w.[\]]+ (?:should|must) )/).slice(1);
  return { parts: sentences.map((message) => ({ path: stepsOf(message.split(' ')[0] ?? '').slice(1), message })), isAll: true };
}

/** protoc-gen-validate: “invalid Request.Book: embedded message failed validation | caused by: invalid Book.Title: …”. */
function protocGenValidate(text: string): Told | null {
  const found = [...text.matchAll(/\binvalid [A-Z]\w*\.([A-Z][\w.[\]]*): ([^|]+)/g)];
  const message = found.at(-1)?.[2]?.trim();
  return message === undefined
    ? null
    : { parts: [{ path: found.flatMap(([, path = '']) => stepsOf(path)), message }], isAll: true };
}

/** “book.title: must not be blank, book.items[0].qty: must be 1 or more”, also after a word that it failed, or on lines. */
function colonParts(text: string): Told | null {
  const said = text.replace(/^(?:[\w ]+ )?validation (?:failed|errors?)[:.]?\s*(?:-\s*)?/i, '');
  const parts = said.split(/(?:[,;]\s+|\n[\s-]*)(?=[\w$]+(?:[.[][\w.[\]$]*)?: )/).map((part) => part.trim());
  const read = parts.flatMap((part) => {
    const [, path, message] = /^([\w$]+(?:[.[][\w.[\]$]*)?): ([^]+)$/.exec(part) ?? [];
    return path === undefined || message === undefined ? [] : [{ path: stepsOf(path), message }];
  });
  const isPath = read.length > 1 || read.some(({ path }) => path.length > 1) || said !== text;
  return isPath && read.length === parts.length ? { parts: read, isAll: false } : null;
}
