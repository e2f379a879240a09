import { stringify } from 'yaml';
import type { Renderer } from './renderer.ts';

export const yamlRenderer: Renderer = {
  format: 'yaml',
  mediaType: 'application/yaml',
  charset: 'utf-8',
  render: (value) => stringify(value),
};
