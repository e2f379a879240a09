import { listOf } from './header-list';
import { readMediaType, type MediaType } from './media-type';

/** Whether a media type is among those of an Accept field: the most exact range that fits decides, and a quality of 0 refuses (RFC 9110, 12.5.1). */
export function accepts(accept: string, type: string): boolean {
  const media = readMediaType(type);
  if (!media) return true;
  const fitting = listOf([accept]).flatMap((item) => {
    const range = readMediaType(item);
    return range && fits(range, media) ? [range] : [];
  });
  const [best] = fitting.toSorted((one, other) => exactness(other) - exactness(one));
  return best !== undefined && Number(best.params.get('q') ?? 1) > 0;
}

const exactness = ({ type, subtype }: MediaType): number => (type === '*' ? 0 : subtype === '*' ? 1 : 2);

const fits = (range: MediaType, { type, subtype }: MediaType): boolean =>
  range.type === '*' || (range.type === type && (range.subtype === '*' || range.subtype === subtype));
