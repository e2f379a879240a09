import { graphqlText } from '#shared/graphql/graphql-text';
import { contentTypeOf, hasBody } from '#shared/http/default-headers';
import { encodeFormField } from '#shared/http/percent-encode';
import type { Body } from '#shared/model/body';
import type { Row } from '#shared/model/row';
import { ok, type Result } from '#shared/result';
import { bytesBody, measureFile, mediaTypeOf, type TypedBody } from './body-source';
import { encodeMultipart } from './encode-multipart';

/** The bytes of a draft's body. Files are measured now and read when sent. */
export async function encodeBody(body: Body): Promise<Result<TypedBody>> {
  if (!hasBody(body)) return ok({ body: { kind: 'none' }, contentType: null });
  const contentType = contentTypeOf(body)?.value ?? null;
  switch (body.kind) {
    case 'none':
      return ok({ body: { kind: 'none' }, contentType: null });
    case 'json':
    case 'text':
      return ok({ body: bytesBody(Buffer.from(body.text, 'utf8')), contentType });
    case 'graphql':
      return ok({ body: bytesBody(Buffer.from(graphqlText(body), 'utf8')), contentType });
    case 'form':
      return ok({ body: bytesBody(Buffer.from(encodeForm(body.rows), 'utf8')), contentType });
    case 'multipart':
      return encodeMultipart(body.parts.filter((part) => part.enabled));
    case 'file': {
      const file = await measureFile(body.path);
      return file.ok
        ? ok({ body: file.value, contentType: body.mediaType === '' ? await mediaTypeOf(body.path) : body.mediaType })
        : file;
    }
  }
}

const encodeForm = (rows: readonly Row[]): string =>
  rows
    .filter((row) => row.enabled)
    .map((row) => `${encodeFormField(row.name)}=${encodeFormField(row.value)}`)
    .join('&');
