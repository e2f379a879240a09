/** Text as Markdown that shows it as it is, whatever stands in it; lines stay lines. */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, String.raw`\$&`)
    .replaceAll(/\n{2,}/g, '\n\n')
    .replaceAll(/(?<!\n)\n(?!\n)/g, '  \n');
