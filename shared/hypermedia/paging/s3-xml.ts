import { textMember } from '../json-value.ts';
import { listingNames } from '../kinds/xml-lists.ts';
import { childText, type XmlElement } from '../parse-xml.ts';
import { withoutParam, withParam } from './page-address.ts';
import { made, type PagingInput, type PagingStyle } from './paging-style.ts';

const params = ['continuation-token', 'marker', 'key-marker', 'version-id-marker'];

/** The listing of an object store: S3 in both versions, Google Cloud Storage, Azure. */
export const s3Xml: PagingStyle = {
  name: 's3-xml',
  read(input) {
    const { xml, url } = input;
    if (xml === undefined || !listingNames.has(xml.name)) return null;
    const further = findTokens(xml, input);
    const [first] = further;
    const isLater = params.some((name) => withoutParam(url, name) !== url);
    return {
      first: isLater ? made(params.reduce(withoutParam, url)) : null,
      next: first ? made(further.reduce((address, { param, token }) => withParam(address, param, token), url)) : null,
      readFrom: first
        ? further.map(({ readFrom }) => readFrom)
        : [xml.name === 'EnumerationResults' ? 'NextMarker' : 'IsTruncated'],
      confidence: 'likely',
    };
  },
};

interface Token {
  readonly param: string;
  readonly token: string;
  readonly readFrom: string;
}

/** What leads on: nearly always one token; the versions of objects go on after a key and a version. */
function findTokens(xml: XmlElement, { rows }: PagingInput): Token[] {
  if (xml.name !== 'EnumerationResults' && childText(xml, 'IsTruncated') !== 'true') return [];
  if (xml.name === 'ListVersionsResult') return versionTokens.flatMap(([readFrom, param]) => tokenIn(xml, readFrom, param));
  const given = [...tokenIn(xml, 'NextContinuationToken', 'continuation-token'), ...tokenIn(xml, 'NextMarker', 'marker')];
  if (given[0]) return [given[0]];
  // The first version gives a marker only with a delimiter; else it is the last key.
  const key = xml.name === 'ListBucketResult' ? textMember(rows.at(-1), 'Key') : null;
  return key === null ? [] : [{ param: 'marker', token: key, readFrom: 'Key' }];
}

const versionTokens = [
  ['NextKeyMarker', 'key-marker'],
  ['NextVersionIdMarker', 'version-id-marker'],
] as const;

function tokenIn(xml: XmlElement, readFrom: string, param: string): Token[] {
  const token = childText(xml, readFrom);
  return token ? [{ param, token, readFrom }] : [];
}
