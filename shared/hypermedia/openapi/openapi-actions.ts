import { formOfOperation } from '../forms/sources/openapi.ts';
import type { FormObject } from '../forms/form-value.ts';
import type { PageForm } from '../forms/page-form.ts';
import { humanise } from '../humanise.ts';
import type { PageAction } from '../page.ts';
import { bodyReferences, documentPaths, operationFor, type DocumentPath } from './document-paths.ts';
import type { OpenApiOperation, OpenApiResource } from './openapi-resource.ts';

/** Actions and the forms they need. */
export interface ActionsAndForms {
  readonly actions: readonly PageAction[];
  readonly forms: readonly PageForm[];
}

/** A path one step below the page. */
export interface StepBelow {
  /** The last step of its template, without a slash. */
  readonly name: string;
  readonly url: string;
  readonly path: DocumentPath;
  /** It has members of its own below it. */
  readonly isList: boolean;
}

interface Page {
  readonly address: string;
  /** The resource as it is; null on a list. */
  readonly resource: FormObject | null;
}

/**
 * What a document says can be done to a resource beyond its usual methods: operations one step below its path that write,
 * such as `POST /books/{id}/lend`. What can be read as well is a resource of its own, which is led to and only taken as an
 * action by POST; a list below is only led to.
 */
export function openApiActions(openApi: OpenApiResource, page: Page): ActionsAndForms {
  const found = stepsBelow(openApi, page.address).flatMap((step) =>
    actingOperations(step).map((operation) => actionOf(step, operation, { openApi, page })),
  );
  return { actions: found.map(({ action }) => action), forms: found.flatMap(({ form }) => form ?? []) };
}

/** What a document has one step below the page, in its order. */
export function stepsBelow({ document, found }: OpenApiResource, address: string): StepBelow[] {
  const prefix = `${found.template.replace(/\/$/, '')}/`;
  const all = documentPaths(document);
  return all.flatMap((path) => {
    const step = path.template.startsWith(prefix) ? path.template.slice(prefix.length) : '';
    if (!/^[^/{}]+\/?$/.test(step)) return [];
    const inside = `${path.template.replace(/\/$/, '')}/{`;
    const isList = all.some(({ template }) => template.startsWith(inside));
    return [{ name: step.replace(/\/$/, ''), url: below(address, step), path, isList }];
  });
}

const acting = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function actingOperations({ path, isList }: StepBelow): OpenApiOperation[] {
  if (operationFor(path, 'GET') === undefined) return path.operations.filter(({ method }) => acting.has(method));
  return isList ? [] : path.operations.filter(({ method }) => method === 'POST');
}

function below(address: string, step: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/$/, '')}/${step}`;
}

interface Around {
  readonly openApi: OpenApiResource;
  readonly page: Page;
}

function actionOf(step: StepBelow, operation: OpenApiOperation, around: Around): { action: PageAction; form: PageForm | null } {
  const form = formOfOperation(operation, around.openApi, step.url);
  const { name } = step;
  const title = form.title === '' ? humanise(name) : form.title;
  const needsForm = form.fields.length > 0 || form.parameters.length > 0 || form.contentTypes.length > 0;
  return {
    action: { name, title, method: form.method, url: form.url, source: 'OpenAPI', formId: needsForm ? form.id : null },
    form: needsForm ? { ...form, title, initial: startOf(operation, around) ?? form.initial } : null,
  };
}

/** Many frameworks describe an action with the body of the resource it belongs to: that begins as it is. */
function startOf(operation: OpenApiOperation, { openApi, page }: Around): FormObject | null {
  const own = openApi.operations.flatMap((one) => bodyReferences(one, openApi.document));
  return bodyReferences(operation, openApi.document).some((one) => own.includes(one)) ? page.resource : null;
}
