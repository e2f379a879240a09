/** Every style, in words for people: what a page of rows says about the way on. */
export const styleWords = {
  'link-header': 'links in the head',
  'drf-page-number': 'page number, as DRF gives it',
  'drf-limit-offset': 'limit and offset, as DRF gives them',
  'drf-cursor': 'cursor, as DRF gives it',
  'json-api': 'JSON:API links',
  hal: 'HAL links',
  siren: 'Siren links',
  'collection-json': 'Collection+JSON links',
  hydra: 'Hydra view',
  odata: 'OData next link or $skip',
  fhir: 'links of a FHIR bundle',
  atom: 'links of an Atom feed',
  token: 'token for the next page',
  's3-xml': 'listing of an object store',
  'oai-pmh': 'resumption token of OAI-PMH',
  'has-more': 'more after the last id',
  graphql: 'GraphQL page info',
  laravel: 'pages, as Laravel gives them',
  'page-in-body': 'numbers in the body',
  'total-in-header': 'totals in the head',
  'content-range': 'ranges of rows',
  'next-range': 'next range in the head',
  'continuation-header': 'token in the head',
  'page-param': 'page number in the address',
  'offset-param': 'offset in the address',
  keyset: 'after the last row seen',
  'body-cursor': 'cursor in the body that is sent',
  'nested-links': 'links beside the rows',
} as const;

/** The name of a style, as a request is corrected with and as the command line takes it. */
export type StyleName = keyof typeof styleWords;

export const isStyleName = (name: string): name is StyleName => Object.hasOwn(styleWords, name);
