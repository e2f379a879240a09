import type { Body } from '#shared/model/body';

/** All that somebody typed into a body, as one text to search in. What is in files that it names is not read. */
export function bodyWords(body: Body): string {
  switch (body.kind) {
    case 'none':
      return '';
    case 'json':
    case 'text':
      return body.text;
    case 'graphql':
      return `${body.query}\n${body.variables}`;
    case 'form':
      return body.rows.map(({ name, value }) => `${name}=${value}`).join('\n');
    case 'multipart':
      return body.parts.map(({ name, value, path }) => `${name}=${value}${path}`).join('\n');
    case 'file':
      return body.path;
  }
}
