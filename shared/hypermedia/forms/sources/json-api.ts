import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../../json-value.ts';
import { without } from '../../kinds/kind.ts';
import { createField } from '../create-field.ts';
import { createForm } from '../create-form.ts';
import type { FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { FormMember, FormObject, FormValue } from '../form-value.ts';
import type { PageForm } from '../page-form.ts';
import { valueFrom } from '../parse-value.ts';
import { fieldsFromValues } from './field-from-value.ts';

const mediaType = 'application/vnd.api+json';

/**
 * Forms for JSON:API resources, in the frame the specification asks for (“Document Structure”): a list takes new resources of the type it
 * holds, a resource can be changed. Attributes are guessed from those there are.
 */
export const jsonApiForms: FormSourceReader = (place) => {
  if (place.kind !== 'json-api' || place.input.status >= 300) return [];
  const data = member(place.input.json, 'data');
  if (data === undefined) return [];
  const forms = isRelationship(data, place.input.json) ? formsOfRelationship(data, place) : formsOfResources(data, place);
  return forms.filter(({ method }) => place.allowed.size === 0 || place.allowed.has(method));
};

function formsOfResources(data: JsonValue, place: FormPlace): PageForm[] {
  if (isArray(data)) {
    const rows = data.slice(0, 50).filter(isObject);
    const [type] = new Set(rows.map((row) => textMember(row, 'type')));
    return type ? [createNew(type, rows, place)] : [];
  }
  return isObject(data) ? [change(data, place)] : [];
}

/** A relationship of a resource at an address of its own: links to itself and to what it is about, and no resources (“Fetching Relationships”). */
function isRelationship(data: JsonValue, json: JsonValue | undefined): boolean {
  const links = member(json, 'links');
  const hasBoth = ['self', 'related'].every((name) => member(links, name) !== undefined);
  const rows = isArray(data) ? data : [data];
  return hasBoth && rows.every((row) => member(row, 'attributes') === undefined && member(row, 'relationships') === undefined);
}

/**
 * A relationship to one is set to another, or to none; members of one to many are added, replaced and taken away by a list of
 * their types and ids (“Updating Relationships”).
 */
function formsOfRelationship(data: JsonValue, { input }: FormPlace): PageForm[] {
  const form = (method: string, title: string, field: FormField, value: FormValue): PageForm =>
    createForm({
      id: `JSON:API:${method}`,
      title,
      method,
      url: input.url,
      source: 'JSON:API',
      contentTypes: [mediaType],
      scope: 'whole',
      fields: [field],
      initial: { kind: 'object', members: [{ name: 'data', value }] },
    });
  if (!isArray(data)) return [form('PATCH', 'Set what is related', oneRelated, valueFrom(data))];
  const members = membersField(textMember(data[0], 'type'));
  const rows = data.map((row) => (isObject(row) ? without(row, ['meta']) : row));
  const none: FormValue = { kind: 'list', items: [] };
  return [
    form('POST', 'Add members', members, none),
    form('PATCH', 'Replace all members', members, { kind: 'list', items: rows.map(valueFrom) }),
    form('DELETE', 'Take members away', members, none),
  ];
}

const oneRelated = createField('data', { label: 'Related', type: 'json', nullable: true, help: 'A type and an id, or null.' });

function membersField(type: string | null): FormField {
  const parts = [createField('type', { required: true, ...(type !== null && { default: { kind: 'text', text: type } }) })];
  const item = createField('', { type: 'object', place: '', fields: [...parts, createField('id', { required: true })] });
  return createField('data', { label: 'Members', type: 'list', item });
}

function createNew(type: string, rows: readonly JsonObject[], place: FormPlace): PageForm {
  const same = rows.filter((row) => row.get('type') === type);
  return createForm({
    id: 'JSON:API:POST',
    title: formTitle('POST', place),
    method: 'POST',
    url: place.collectionUrl,
    source: 'JSON:API',
    contentTypes: [mediaType],
    fields: fieldsOf(same, place).filter(({ readOnly }) => !readOnly),
    initial: framed([{ name: 'type', value: { kind: 'text', text: type } }]),
  });
}

function change(data: JsonObject, place: FormPlace): PageForm {
  const own = [...data].filter(([name]) => ['type', 'id', 'attributes', 'relationships'].includes(name));
  return createForm({
    id: 'JSON:API:PATCH',
    title: formTitle('PATCH', place),
    method: 'PATCH',
    url: place.input.url,
    source: 'JSON:API',
    contentTypes: [mediaType],
    fields: fieldsOf([data], place),
    initial: framed(
      own.map(([name, value]) => ({ name, value: name === 'relationships' ? linkageOf(value) : valueFrom(value) })),
    ),
  });
}

const framed = (members: readonly FormMember[]): FormObject => ({
  kind: 'object',
  members: [{ name: 'data', value: { kind: 'object', members } }],
});

/** Of a relationship only the linkage is sent. */
function linkageOf(relationships: Parameters<typeof valueFrom>[0]): FormValue {
  const named = isObject(relationships) ? [...relationships] : [];
  return {
    kind: 'object',
    members: named.flatMap(([name, relationship]) => {
      const data = member(relationship, 'data');
      return data === undefined ? [] : [{ name, value: { kind: 'object', members: [{ name: 'data', value: valueFrom(data) }] } }];
    }),
  };
}

function fieldsOf(rows: readonly JsonObject[], { input }: FormPlace): FormField[] {
  const attributes = rows.map((row) => row.get('attributes')).filter((one) => isObject(one));
  const relationships = rows.map((row) => row.get('relationships')).filter((one) => isObject(one));
  const names = new Set(
    relationships.flatMap((one) => [...one].flatMap(([name, value]) => (member(value, 'data') === undefined ? [] : [name]))),
  );
  return [
    ...fieldsFromValues(attributes, input.url).map((field) => ({ ...field, place: `/data/attributes${field.place}` })),
    ...[...names].map((name) =>
      createField(name, {
        type: 'json',
        nullable: true,
        help: 'A type and an id, or a list of such.',
        place: `${pointerTo('/data/relationships', name)}/data`,
      }),
    ),
  ];
}
