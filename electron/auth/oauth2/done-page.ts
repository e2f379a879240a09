/** What the page says that a browser comes back to. Both are ours; nothing of what was received stands in it. */
export interface DoneWords {
  readonly title: string;
  readonly text: string;
}

export const cameBack: DoneWords = {
  title: 'Back in Cairn',
  text: 'The answer has arrived. You can close this tab and go on in Cairn.',
};

export const refusedBack: DoneWords = {
  title: 'The server said no',
  text: 'Cairn shows what it said. You can close this tab.',
};

export const bringFragment: DoneWords = {
  title: 'One step is left',
  text: 'The token stands behind the # in the address above, where only you can see it. Copy the whole address, paste it into Cairn, and close this tab.',
};

/** A page without script, pictures or links. */
export const donePage = ({ title, text }: DoneWords): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 18vh auto 0; max-width: 26rem; padding: 0 1.5rem }
h1 { font-size: 1.25rem; margin: 0 0 .5rem }
p { margin: 0 }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
