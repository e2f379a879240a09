import { jsonDefaults } from 'monaco-editor/languages/features/json/register';

const shapes = new Map<string, object>();

/** Holds the JSON document of this address against a JSON Schema, and completes it by that; null for no schema. */
export function matchShape(uri: string, shape: object | null): void {
  if ((shapes.get(uri) ?? null) === shape) return;
  if (shape === null) shapes.delete(uri);
  else shapes.set(uri, shape);
  const schemas = [...shapes].map(([document, schema]) => ({ uri: `shape:${document}`, fileMatch: [document], schema }));
  jsonDefaults.setDiagnosticsOptions({ ...jsonDefaults.diagnosticsOptions, schemas });
}
