/** Parameters by which APIs turn pages; they narrow nothing. */
const turning =
  /^(?:page|page\[\w+\]|_page|p|pageNumber|page_number|pageIndex|paged|per_page|_per_page|perPage|page_size|pageSize|limit|_limit|offset|_offset|skip|take|start|_start|startAt|cursor|page_?token|pageToken|max_?results|maxResults|max-keys|size|\$top|\$skip|\$skiptoken|\$count|_count|starting_after|ending_before|marker|continuation-?token)$/i;

const searching = /^(?:search|q|query|\$search|keywords?|term|_search)$/i;
const ordering = /^(?:ordering|order_?by|sort|sort_?by|_sort|\$orderby|o)$/i;
/** They choose a representation, or what of each row is shown. */
const showing =
  /^(?:format|_format|\$format|indent|pretty|callback|fields|fields\[\w+\]|omit|include|expand|\$select|\$expand|_embed|_expand)$/i;

/** What a query parameter does to a list, by its name. */
export type ParamRole = 'turns' | 'searches' | 'orders' | 'shows' | 'filters';

export function roleOf(name: string): ParamRole {
  if (turning.test(name)) return 'turns';
  if (searching.test(name)) return 'searches';
  if (ordering.test(name)) return 'orders';
  return showing.test(name) ? 'shows' : 'filters';
}
