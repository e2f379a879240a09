import { textMember } from '../json-value.ts';
import { childText, type XmlElement } from '../parse-xml.ts';
import { withoutParam, withParam } from './page-address.ts';
import { made, type PagingInput, type PagingStyle } from './paging-style.ts';

const params = ['continuation-token', 'marker'];

/** The listing of an object store: S3 in both versions, Google Cloud Storage, Azure. */
export const s3Xml: PagingStyle = {
  name: 's3-xml',
  read(input) {
    const { xml, url } = input;
    if (xml?.name !== 'ListBucketResult' && xml?.name !== 'EnumerationResults') return null;
    const further = findToken(xml, input);
    const isLater = params.some((name) => withoutParam(url, name) !== url);
    return {
      first: isLater ? made(params.reduce(withoutParam, url)) : null,
      next: further && made(withParam(url, further.param, further.token)),
      readFrom: [further?.readFrom ?? (xml.name === 'ListBucketResult' ? 'IsTruncated' : 'NextMarker')],
      confidence: 'likely',
    };
  },
};

interface Token {
  readonly param: string;
  readonly token: string;
  readonly readFrom: string;
}

function findToken(xml: XmlElement, { rows }: PagingInput): Token | null {
  if (xml.name === 'ListBucketResult' && childText(xml, 'IsTruncated') !== 'true') return null;
  const next = childText(xml, 'NextContinuationToken');
  if (next) return { param: 'continuation-token', token: next, readFrom: 'NextContinuationToken' };
  const marker = childText(xml, 'NextMarker');
  if (marker) return { param: 'marker', token: marker, readFrom: 'NextMarker' };
  // The first version gives a marker only with a delimiter; else it is the last key.
  const key = xml.name === 'ListBucketResult' ? textMember(rows.at(-1), 'Key') : null;
  return key === null ? null : { param: 'marker', token: key, readFrom: 'Key' };
}
