import { textMember } from '../../json-value.ts';
import type { OpenApiOperation, OpenApiResource } from '../../openapi/openapi-resource.ts';
import { readBodyParameters, readParameters, readRequestBody, type OperationBody } from '../../openapi/read-request.ts';
import { withRelated } from '../../openapi/related-fields.ts';
import { createForm } from '../create-form.ts';
import type { FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { PageForm } from '../page-form.ts';

const writing = new Set(['POST', 'PUT', 'PATCH', 'QUERY']);

/** Forms from the operations an OpenAPI document (2.0 to 3.2) has for the address of the page. */
export const openApiForms: FormSourceReader = (place) => {
  const { openApi } = place;
  if (openApi === null) return [];
  const forms = openApi.operations
    .filter(({ method }) => writing.has(method))
    .map((operation) => formOfPage(operation, openApi, place));
  const whole = forms.find(({ method }) => method === 'PUT');
  // A patch of operations describes no members: what can be changed is what can be replaced.
  return forms.map((form) =>
    form.method === 'PATCH' && form.fields.length === 0 ? { ...form, fields: optional(whole?.fields ?? []) } : form,
  );
};

/** A change asks for nothing: what is not named stays. */
const optional = (fields: readonly FormField[]): FormField[] => fields.map((field) => ({ ...field, required: false }));

function formOfPage(operation: OpenApiOperation, openApi: OpenApiResource, place: FormPlace): PageForm {
  const { method } = operation;
  const { resource, input, collectionUrl } = place;
  const form = formOfOperation(operation, openApi, method === 'POST' ? collectionUrl : input.url);
  return {
    ...form,
    title: form.title === '' ? formTitle(method, place) : form.title,
    fields: method === 'PATCH' ? optional(form.fields) : form.fields,
    initial: (method === 'PUT' || method === 'PATCH') && resource !== null ? resource : form.initial,
  };
}

/** The form of one operation, as it is sent to an address. Its title is empty where the document has none. */
export function formOfOperation(
  { method, operation, parameters }: OpenApiOperation,
  openApi: OpenApiResource,
  url: string,
): PageForm {
  const body = bodyOf({ method, operation, parameters }, openApi);
  return createForm({
    id: `OpenAPI:${method}:${textMember(operation, 'operationId') ?? ''}`,
    title: textMember(operation, 'summary') ?? '',
    description: textMember(operation, 'description') ?? '',
    method,
    url,
    source: 'OpenAPI',
    contentTypes: body?.contentTypes ?? [],
    fields: withRelated(body?.fields ?? [], openApi),
    parameters: readParameters(parameters, openApi.document),
  });
}

const bodyOf = ({ operation, parameters }: OpenApiOperation, { version, document }: OpenApiResource): OperationBody | null =>
  version === 2 ? readBodyParameters(operation, parameters, document) : readRequestBody(operation, document);
