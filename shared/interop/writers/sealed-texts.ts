import { namesHidden } from '../../model/hidden-words';
import { sealedName } from '../../model/sealed';

/** Whether a text only says where in the vault it is kept, which tells nobody else anything. */
export const isSealedText = (text: string): boolean => sealedName(text) !== null || namesHidden(text).length > 0;
