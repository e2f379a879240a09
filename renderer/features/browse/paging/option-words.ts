import type { StyleOption } from '#shared/hypermedia/paging/style-options';
import type { PagingCorrection } from '#shared/model/paging-correction';

interface OptionWords {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
}

type TextOption = Exclude<StyleOption, 'firstNumber'>;

const usual: Readonly<Record<TextOption, OptionWords>> = {
  param: { label: 'Parameter of the page', hint: 'in the address', placeholder: 'page' },
  sizeParam: { label: 'Parameter of the page size', hint: 'in the address; empty where there is none', placeholder: 'limit' },
  from: { label: 'Where the answer says it', hint: 'as a JSON Pointer', placeholder: '/next' },
};

const own: Partial<Record<PagingCorrection['style'], Partial<Record<TextOption, Partial<OptionWords>>>>> = {
  token: {
    from: { label: 'Where the token is', placeholder: '/meta/next' },
    param: { label: 'Parameter it is sent back in', placeholder: 'cursor' },
  },
  'body-cursor': {
    from: { label: 'Where the cursor is', placeholder: '/meta/next' },
    param: {
      label: 'Member it is sent back in',
      hint: 'of the JSON body that is sent; dots lead inside',
      placeholder: 'page.after',
    },
  },
  'has-more': {
    from: { label: 'Where it says that there is more', hint: 'as a JSON Pointer to true or false', placeholder: '/has_more' },
    param: { label: 'Parameter the last id is sent back in', placeholder: 'starting_after' },
  },
  keyset: { param: { label: 'Parameter the last id is sent back in', placeholder: 'since' } },
  'offset-param': { param: { label: 'Parameter of rows to skip', placeholder: 'offset' } },
  'nested-links': { from: { label: 'Where the next address is', placeholder: '/links/next' } },
};

/** What an option is called for a style. */
export const optionWords = (style: PagingCorrection['style'], option: TextOption): OptionWords => ({
  ...usual[option],
  ...own[style]?.[option],
});
