/** Whether a text is a curl command, prompt, and remarks above it, or not, and not only the word. */
export const looksLikeCurl = (text: string): boolean =>
  /^(?:[ \t]*(?:#|rem\b|::)[^\n]*\n|\s)*(?:[$%>#]\s+|PS [^>\n]*>\s*)?(?:&\s*)?curl(?:\.exe)?\s+\S/i.test(text);
