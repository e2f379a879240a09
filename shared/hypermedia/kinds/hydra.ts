import { isArray, isObject, type JsonObject, type JsonValue } from '../json-value';
import { without, type Kind } from './kind';

/** A Hydra collection in JSON-LD: `member` with `totalItems` and a `view`, each also as `hydra:…`. */
export const hydra: Kind = {
  name: 'hydra',
  read(body) {
    if (!isObject(body) || !(body.has('@id') || body.has('@type') || body.has('@context'))) return null;
    const key = ['member', 'hydra:member'].find((name) => isArray(body.get(name)));
    const items = key === undefined ? undefined : body.get(key);
    if (key === undefined || !isArray(items)) return null;
    const rest = without(body, [key, '@context', '@id', '@type', 'view', 'hydra:view', 'search', 'hydra:search']);
    return { list: { items, pointer: `/${key}` }, resource: rest.size > 0 ? rest : null, links: [] };
  },
};

/** A member under its Hydra name, with or without the prefix. */
export const hydraMember = (object: JsonObject, name: string): JsonValue | undefined =>
  object.get(`hydra:${name}`) ?? object.get(name);
