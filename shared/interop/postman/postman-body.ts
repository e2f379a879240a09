import type { Body, Part } from '../../model/body';
import { createRow, type Row } from '../../model/row';
import { headerIn, textBody } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import { asText, field, flagIn, isRecord, listIn, recordIn, textIn } from '../loose';
import { postmanRow } from './postman-row';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
  readonly headers: readonly Row[];
}

const none: Body = { kind: 'none' };

const languages: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  javascript: 'application/javascript',
  text: 'text/plain',
};

const modes: Readonly<Record<string, (body: unknown, at: Place) => Body>> = {
  raw: readRaw,
  urlencoded: (body) => ({ kind: 'form', rows: rowsIn(body, 'urlencoded') }),
  formdata: (body, at) => ({
    kind: 'multipart',
    parts: listIn(body, 'formdata')
      .filter(isRecord)
      .flatMap((row) => partsOf(row, at)),
  }),
  file: (body, { place, notes }) => {
    const file = field(body, 'file');
    const path = typeof file === 'string' ? file : textIn(file, 'src');
    if (path === '' && textIn(file, 'content') !== '') return textBody(textIn(file, 'content'), 'text/plain');
    if (path === '') notes.lose(place, 'its body, a file', 'the file is not named: choose it in Body');
    return { kind: 'file', path, mediaType: '' };
  },
  graphql: (body) => {
    const graphql = recordIn(body, 'graphql');
    const variables = field(graphql, 'variables');
    const text = isRecord(variables) ? JSON.stringify(variables) : asText(variables);
    return { kind: 'graphql', query: textIn(graphql, 'query'), variables: text, operationName: textIn(graphql, 'operationName') };
  },
};

/** The body of a request of Postman. */
export function readPostmanBody(value: unknown, at: Place): Body {
  if (!isRecord(value)) return none;
  if (flagIn(value, 'disabled')) {
    at.notes.lose(at.place, 'its body, which is switched off', 'a body is there or it is not');
    return none;
  }
  const mode = textIn(value, 'mode');
  if (Object.hasOwn(modes, mode)) return modes[mode]?.(value, at) ?? none;
  if (mode !== '' && mode !== 'none') at.notes.lose(at.place, `a body of the kind “${mode}”`, 'Cairn has no such kind');
  return none;
}

function readRaw(body: unknown, { headers }: Place): Body {
  const text = textIn(body, 'raw');
  const language = textIn(recordIn(recordIn(body, 'options'), 'raw'), 'language');
  const typed = headerIn(headers, 'content-type');
  const byLanguage = Object.hasOwn(languages, language) ? (languages[language] ?? '') : '';
  if (text === '' && typed === '' && byLanguage === '') return none;
  return textBody(text, typed || byLanguage || 'text/plain');
}

const rowsIn = (body: unknown, name: string): Row[] => listIn(body, name).filter(isRecord).map(postmanRow);

function partsOf(row: Record<string, unknown> | object, { place, notes }: Place): Part[] {
  const base = { ...postmanRow(row), mediaType: textIn(row, 'contentType') };
  if (textIn(row, 'type') !== 'file') return [{ ...base, kind: 'text', path: '' }];
  const source = field(row, 'src');
  const paths = Array.isArray(source) ? source.map(asText) : [asText(source)];
  const named = paths.filter((path) => path !== '');
  if (named.length === 0) notes.lose(place, `the file of the part ${base.name}`, 'the file is not named: choose it in Body');
  return (named.length === 0 ? [''] : named).map((path, index) => ({
    ...base,
    ...(index > 0 && { id: createRow().id }),
    value: '',
    kind: 'file',
    path,
  }));
}
