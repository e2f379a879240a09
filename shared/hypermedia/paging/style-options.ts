import type { PagingCorrection } from '../../model/paging-correction';
import type { StyleName } from './style-words';

/** What a person can set where the guess is wrong, beside the style and the place of the rows. */
export type StyleOption = Exclude<keyof PagingCorrection, 'style' | 'rows'>;

/** The options a style reads. What a specification lays down needs none. */
export const styleOptions: Partial<Record<StyleName, readonly StyleOption[]>> = {
  token: ['from', 'param', 'sizeParam'],
  'body-cursor': ['from', 'param'],
  'has-more': ['from', 'param', 'sizeParam'],
  'page-in-body': ['param', 'sizeParam'],
  'total-in-header': ['param', 'sizeParam'],
  'page-param': ['param', 'firstNumber', 'sizeParam'],
  'offset-param': ['param', 'sizeParam'],
  keyset: ['param', 'sizeParam'],
  'nested-links': ['from'],
};
