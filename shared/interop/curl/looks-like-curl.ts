/** Whether a text is a curl command, prompt or not, and not only the word. */
export const looksLikeCurl = (text: string): boolean =>
  /^\s*(?:[$%>#]\s+|PS [^>\n]*>\s*)?(?:&\s*)?curl(?:\.exe)?\s+\S/i.test(text);
