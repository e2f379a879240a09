import { humanise } from '../../humanise.ts';
import {
  readHydraClasses,
  memberClass,
  operationsOf,
  type HydraClasses,
  type HydraOperation,
} from '../../hydra/hydra-classes.ts';
import { fieldsOfClass } from '../../hydra/hydra-fields.ts';
import { hydraMember, hydraText, iriOf, isDescribed, localName, severalOf, typesOf } from '../../hydra/hydra-terms.ts';
import { isObject } from '../../json-value.ts';
import { createForm } from '../create-form.ts';
import type { FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { PageForm } from '../page-form.ts';

const withoutBody = new Set(['GET', 'HEAD', 'DELETE']);

/**
 * Forms from the operations of a Hydra resource: those it carries itself, those its class supports, and for a collection those
 * the documentation has for collections of its members.
 */
export const hydraForms: FormSourceReader = (place) => {
  const { kind, input } = place;
  if (!['hydra', 'json-ld'].includes(kind) || !isObject(input.json)) return [];
  const classes = readHydraClasses(place.known.hydra);
  const writing = operationsHere(place, classes).filter(({ method }) => method !== 'GET');
  // A resource's own operation is told again by its class; two with words of their own are two.
  const unique = new Map(
    writing.map((one) => [`${one.method} ${titleOf(one) ?? ''}`, one]).reverse() as [string, HydraOperation][],
  );
  return [...unique.values()].reverse().map((operation) => formOf(operation, classes, place));
};

const titleOf = ({ operation }: HydraOperation): string | null => hydraText(operation, 'title', 'label');

function operationsHere({ input, reading }: FormPlace, classes: HydraClasses): HydraOperation[] {
  const own = operationsOf(input.json, 'operation');
  const ofClasses = typesOf(input.json).flatMap((type) => operationsOf(classes.find(type) ?? undefined, 'supportedOperation'));
  const name = reading.list === null ? null : memberClass(input.json, reading.list.items[0]);
  return [...own, ...ofClasses, ...(name === null ? [] : classes.collectionOperations(name))];
}

function formOf(found: HydraOperation, classes: HydraClasses, place: FormPlace): PageForm {
  const { method, operation } = found;
  const title = titleOf(found);
  const fields = withoutBody.has(method) ? [] : fieldsFor(operation, classes, place);
  return createForm({
    id: `Hydra:${method}:${title ?? ''}`,
    title: title === null ? formTitle(method, place) : humanise(title),
    description: hydraText(operation, 'description', 'comment') ?? '',
    method,
    url: method === 'POST' ? place.collectionUrl : place.input.url,
    source: 'Hydra',
    contentTypes: contentTypesOf(method),
    fields: method === 'POST' ? fields.filter(({ readOnly }) => !readOnly) : fields,
    ...startOf(method, place),
  });
}

const startOf = (method: string, { resource }: FormPlace): Partial<PageForm> =>
  resource !== null && (method === 'PUT' || method === 'PATCH') ? { initial: resource } : {};

function contentTypesOf(method: string): string[] {
  if (withoutBody.has(method)) return [];
  return method === 'PATCH'
    ? ['application/merge-patch+json', 'application/ld+json']
    : ['application/ld+json', 'application/json'];
}

/** What an operation expects: a class that is described there or in the documentation, else the class of the resource. */
function fieldsFor(operation: HydraOperation['operation'], classes: HydraClasses, { input, reading }: FormPlace): FormField[] {
  const [expected] = severalOf(hydraMember(operation, 'expects'));
  if (localName(iriOf(expected) ?? '') === 'Nothing') return [];
  const own = reading.list === null ? typesOf(input.json)[0] : memberClass(input.json, reading.list.items[0]);
  const found = isDescribed(expected) ? expected : (classes.find(expected) ?? classes.find(own ?? undefined));
  return found === null ? [] : fieldsOfClass(found);
}
