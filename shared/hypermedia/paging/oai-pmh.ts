import { oaiList } from '../kinds/oai-pmh.ts';
import { childOf } from '../parse-xml.ts';
import { hasParam, withoutParam, withParam } from './page-address.ts';
import { made, type PagingStyle } from './paging-style.ts';

/** What a token goes without: it stands for all of them (OAI-PMH 2.0, 3.5). What else is in an address belongs to it. */
const others = ['metadataPrefix', 'from', 'until', 'set', 'identifier'];

/** A list that a harvester gets in parts, each with a token for the next; that of the last part is empty. */
export const oaiPmh: PagingStyle = {
  name: 'oai-pmh',
  read({ xml, url }) {
    const list = xml === undefined ? null : oaiList(xml);
    const element = list && childOf(list, 'resumptionToken');
    if (!element) return null;
    const token = element.text.trim();
    const next = token === '' ? null : made(withParam(others.reduce(withoutParam, url), 'resumptionToken', token));
    return {
      next,
      count: numberIn(element.attributes.get('completeListSize')),
      offset: numberIn(element.attributes.get('cursor')),
      isLater: hasParam(url, 'resumptionToken'),
      readFrom: ['resumptionToken'],
      confidence: 'likely',
    };
  },
};

const numberIn = (text = ''): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);
