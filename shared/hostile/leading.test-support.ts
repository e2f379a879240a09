import type { Evil, Vectors } from './evil.test-support';

/** Addresses that are code, however they are written; each stands in a link that is clicked. */
function codeLinks({ attribute }: Evil): readonly (readonly [how: string, address: string])[] {
  const code = (how: string) => attribute(`code-${how}`);
  return [
    ['capitals', `JaVaScRiPt:${code('capitals')}`],
    ['a tab', `java&#9;script:${code('tab')}`],
    ['a carriage return', `javascript&#13;:${code('return')}`],
    ['a line feed before', `&#10;javascript:${code('before')}`],
    ['a control before', `&#1;javascript:${code('control')}`],
    ['the last control before', `&#31;javascript:${code('last')}`],
    ['a zero', `java&#0;script:${code('zero')}`],
    ['a soft hyphen', `java&shy;script:${code('hyphen')}`],
    ['a space of no width', `&#8203;javascript:${code('width')}`],
    ['a byte order mark', `&#65279;javascript:${code('mark')}`],
    ['a colon by name', `javascript&colon;${code('colon')}`],
    ['a colon by number', `javascript&#x3a;${code('number')}`],
    ['long entities', `&#0000106avascript:${code('long')}`],
    ['a comment that a line ends', `javascript://x/%0a${code('comment')}`],
    ['a path', `javascript:///%0d${code('path')}`],
    ['encoded code', `javascript:${encodeURIComponent(`top.name='ran encoded'`)}`],
    ['full width', `ｊavascript:${code('full')}`],
    ['the view of a source', `view-source:javascript:${code('source')}`],
    ['a feed', `feed:javascript:${code('feed')}`],
    ['an archive', `jar:javascript:${code('jar')}!/`],
    ['another language', `livescript:${code('live')}`],
    ['data in base64', `data:text/html;base64,${'PHNjcmlwdD50b3AubmFtZT0ncmFuJzwvc2NyaXB0Pg=='}`],
    ['data of SVG', `data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg' onload='1'/&gt;`],
    ['data of XHTML', `data:application/xhtml+xml,&lt;x/&gt;`],
    ['a file', 'file:///etc/passwd'],
    ['a share', '\\\\127.0.0.1\\share'],
    ['an app', 'ms-settings:about'],
    ['an intent', 'intent://x#Intent;scheme=x;end'],
  ];
}

/** What leads away: links, forms, refreshes and what moves them. */
export const leadingVectors = (evil: Evil): Vectors => {
  const { canary, attribute } = evil;
  return {
    ...Object.fromEntries(
      codeLinks(evil).map(([how, address]) => [`link with ${how}`, `<a class="bait" href="${address}">x</a>`]),
    ),
    'refresh with a comma': `<meta http-equiv="refresh" content="0,${canary}/comma">`,
    'refresh in capitals': `<META HTTP-EQUIV=" Refresh" CONTENT='0; URL="${canary}/capitals"'>`,
    'refresh within a body': `<body><p><meta http-equiv="refresh" content="0;${canary}/within-body">`,
    'refresh in what has no script': `<noscript><meta http-equiv="refresh" content="0;url=${canary}/noscript-refresh"></noscript>`,
    'refresh to data': `<meta http-equiv="refresh" content="0;url=data:text/html,<script>${attribute('refresh-data')}</script>">`,
    'cookie by meta': `<meta http-equiv="set-cookie" content="a=b"><meta http-equiv="content-type" content="text/html;charset=utf-7">`,
    'referrer and prefetch by meta': `<meta name="referrer" content="unsafe-url"><meta http-equiv="x-dns-prefetch-control" content="on"><a href="${canary}/x">x</a>`,
    'view and scheme by meta': `<meta name="viewport" content="width=1"><meta name="color-scheme" content="dark"><meta http-equiv="default-style" content="x"><link rel="stylesheet" title="x" href="${canary}/default-style.css">`,
    'second base': `<base target="_top"><base href="${canary}/second/"><img src="x.png"><form action=""><button class="bait">x</button></form>`,
    'base of code': `<base href="javascript:/${attribute('base')}//"><a class="bait" href="#">x</a>`,
    'base in a drawing': `<svg><base href="${canary}/svg-base/"/></svg><a class="bait" href="y">x</a>`,
    'form by get': `<form action="${canary}/get"><input name="q" value="1"><input type="image" class="bait" alt="x"></form>`,
    'form into a dialog': `<dialog open><form method="dialog" action="${canary}/dialog"><button class="bait" formmethod="post">x</button></form></dialog>`,
    'form as text': `<form enctype="text/plain" method="post" action="${canary}/plain"><textarea name="x">y</textarea><button class="bait">x</button></form>`,
    'form into another window': `<form target="_blank" action="${canary}/blank-form"><button class="bait">x</button></form>`,
    'form that a button leads': `<form><button class="bait" formaction="javascript:${attribute('formaction')}" formnovalidate>x</button><input type="submit" class="bait" formaction="${canary}/input-formaction"></form>`,
    'form around another': `<form action="${canary}/outer"><div></form><form action="${canary}/inner"><button class="bait">x</button></div></form>`,
    'form that searches': `<isindex action="${canary}/isindex" prompt="x"><search><form action="${canary}/search"><button class="bait">x</button></form></search>`,
    'names that stand before others': `<form name="body"><input name="firstChild"><input name="attributes"><input name="removeChild"></form><img name="documentElement"><a id="location" href="${canary}/clobber" class="bait">x</a>`,
    'form that hides its own children': `<form><input name="childNodes"><input name="querySelectorAll"><input name="parentNode"><script>top.name='ran clobbered'</script></form>`,
    'window that opens another': `<a class="bait" target="x" rel="opener" href="${canary}/opener">x</a><a class="bait" target="_unfencedTop" href="${canary}/unfenced">x</a>`,
    'link to a name of a frame': `<a class="bait" target="The page, locked" href="${canary}/frame-name">x</a>`,
    'link that is a download of another': `<a class="bait" download="x.html" href="data:text/html,x">x</a><a class="bait" download href="blob:${canary}/b">x</a>`,
    'link that is an app': `<a class="bait" href="mailto:x@example.test?subject=x">x</a><a class="bait" href="tel:1">x</a>`,
    'link that is dragged': `<a class="bait" draggable="true" href="${canary}/dragged" ondragstart="${attribute('dragstart')}">x</a>`,
    'area that is code': `<map name="q"><area class="bait" href="javascript:${attribute('area')}" shape="default"></map><img usemap="#q" src="x:">`,
    'several pings': `<a class="bait" ping="${canary}/p1 ${canary}/p2" href="javascript:0">x</a><area class="bait" ping="${canary}/p3" href="#">`,
    'sources of attribution': `<img attributionsrc="${canary}/img-attribution" src="x:"><script attributionsrc="${canary}/script-attribution"></script>`,
    'topics and shared storage': `<iframe browsingtopics src="${canary}/topics"></iframe><img sharedstoragewritable src="${canary}/storage.png">`,
  };
};
