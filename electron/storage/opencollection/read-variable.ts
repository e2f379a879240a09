import { isMap, isSeq, type YAMLMap } from 'yaml';
import {
  createVariable,
  variableTypeSchema,
  type Variable,
  type VariableType,
  type VariableVariant,
} from '#shared/model/variable';
import type { FieldReader } from './field-reader.ts';

type Value = Pick<Variable, 'value' | 'type'>;

/** A variable of a file: plain text, a typed value, or one of several. A secret has a name and no value. */
export function readVariable(fields: FieldReader, row: YAMLMap): Variable {
  const variable: Variable = {
    ...createVariable(fields.text(row, 'name')),
    enabled: fields.flag(row, 'disabled') !== true,
    description: fields.description(row),
    secret: fields.flag(row, 'secret') === true,
  };
  if (variable.secret) return { ...variable, type: typeIn(fields, row) };
  if (isSeq(fields.node(row, 'value'))) return { ...variable, ...readVariants(fields, row) };
  return { ...variable, ...readValue(fields, row) };
}

function readVariants(fields: FieldReader, row: YAMLMap): Partial<Variable> {
  const rows = fields.rows(row, 'value');
  const variants = rows.map((one): VariableVariant => ({ title: fields.text(one, 'title'), ...readValue(fields, one) }));
  const at = Math.max(
    0,
    rows.findIndex((one) => fields.flag(one, 'selected') === true),
  );
  const chosen = variants[at];
  return chosen ? { variants, variant: chosen.title, value: chosen.value, type: chosen.type } : {};
}

function readValue(fields: FieldReader, row: YAMLMap): Value {
  const found = fields.node(row, 'value');
  if (!isMap(found)) return { value: fields.text(row, 'value'), type: 'string' };
  return { value: fields.text(found, 'data'), type: typeIn(fields, found) };
}

const typeIn = (fields: FieldReader, row: YAMLMap): VariableType =>
  variableTypeSchema.safeParse(fields.text(row, 'type')).data ?? 'string';
