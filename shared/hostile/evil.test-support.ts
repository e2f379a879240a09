/** What hostile documents are made of. */
export interface Evil {
  /** An origin that nothing may speak to. */
  readonly canary: string;
  /** Code that says to the page around it, and to the canary, that it ran. */
  readonly ran: (how: string) => string;
  /** The same for an attribute in double quotes. */
  readonly attribute: (how: string) => string;
}

/** Texts by what they try. */
export type Vectors = Readonly<Record<string, string>>;

export function evilOf(canary: string): Evil {
  const ran = (how: string) =>
    `try{top.postMessage('ran ${how}','*')}catch(e){};try{top.name='ran ${how}'}catch(e){};new Image().src='${canary}/ran/${how}';fetch('${canary}/ran/${how}')`;
  return { canary, ran, attribute: (how) => ran(how).replaceAll("'", '&#39;') };
}

/** A picture of one dot, which loads anywhere. */
export const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
