import { tokensOf } from '#shared/hypermedia/forms/value-at';

/** A place in a form as people say it: `branches.1.name`. */
export const nameOfPlace = (place: string): string => tokensOf(place).join('.');
