import { formOfOperation } from '../forms/sources/openapi.ts';
import type { PageForm } from '../forms/page-form.ts';
import { humanise } from '../humanise.ts';
import { isObject, member } from '../json-value.ts';
import type { PageAction } from '../page.ts';
import { dereference } from '../schema/resolve-ref.ts';
import { operationsIn, type OpenApiResource } from './openapi-resource.ts';

/** Actions and the forms they need. */
export interface ActionsAndForms {
  readonly actions: readonly PageAction[];
  readonly forms: readonly PageForm[];
}

/**
 * What a document says can be done to a resource beyond its usual methods: operations one step below its path that only
 * write, such as `POST /books/{id}/lend`. What can be read as well is a resource of its own.
 */
export function openApiActions(openApi: OpenApiResource, address: string): ActionsAndForms {
  const found = stepsBelow(openApi).flatMap(({ step, item }) => {
    const operations = operationsIn(item, openApi.document);
    if (operations.some(({ method }) => method === 'GET')) return [];
    return operations
      .filter(({ method }) => method === 'POST' || method === 'PUT' || method === 'PATCH')
      .map((operation) => actionOf(step, formOfOperation(operation, openApi, below(address, step))));
  });
  return { actions: found.map(({ action }) => action), forms: found.flatMap(({ form }) => form ?? []) };
}

function stepsBelow({ document, found }: OpenApiResource) {
  const paths = member(document.root, 'paths');
  const prefix = `${found.template.replace(/\/$/, '')}/`;
  return [...(isObject(paths) ? paths : [])].flatMap(([template, value]) => {
    const step = template.startsWith(prefix) ? template.slice(prefix.length) : '';
    const isOneStep = /^[^/{}]+\/?$/.test(step);
    const item = isOneStep ? dereference(value, document) : null;
    return item ? [{ step, item }] : [];
  });
}

function below(address: string, step: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/$/, '')}/${step}`;
}

function actionOf(step: string, form: PageForm): { action: PageAction; form: PageForm | null } {
  const name = step.replace(/\/$/, '');
  const title = form.title === '' ? humanise(name) : form.title;
  const needsForm = form.fields.length > 0 || form.parameters.length > 0 || form.contentTypes.length > 0;
  return {
    action: { name, title, method: form.method, url: form.url, source: 'OpenAPI', formId: needsForm ? form.id : null },
    form: needsForm ? { ...form, title } : null,
  };
}
