import { drawingVectors } from './hostile/drawings.test-support';
import { evilOf, type Vectors } from './hostile/evil.test-support';
import { fetchingVectors } from './hostile/fetching.test-support';
import { handlerVectors } from './hostile/handlers.test-support';
import { leadingVectors } from './hostile/leading.test-support';
import { markdownVectors, pictureVectors, xhtmlVectors } from './hostile/others.test-support';
import { encodedVectors, turningVectors } from './hostile/turning.test-support';

/** A document that would run or fetch something, were it let. */
export interface HostileDocument {
  readonly name: string;
  readonly mediaType: 'text/html' | 'application/xhtml+xml' | 'image/svg+xml' | 'text/markdown';
  readonly text: string;
  /** As which it is sent, and named in its head. */
  readonly charset: string;
}

/**
 * Ways in which a document runs code, fetches, or leads away. Every address begins with `canary`; code that runs says so to
 * the page around it, and there as well. What has the class `bait` is there to be clicked.
 */
export function hostileDocuments(canary: string): readonly HostileDocument[] {
  const evil = evilOf(canary);
  const { ran, attribute } = evil;
  const html: Vectors = {
    script: `<script>${ran('script')}</script>`,
    'script from elsewhere': `<script src="${canary}/script.js"></script><script type="module" src="${canary}/module.js"></script>`,
    'script in a head that is closed early': `</head></html><script>${ran('late')}</script>`,
    'script in SVG': `<svg><script>${ran('svg-script')}</script><script href="${canary}/svg.js"></script></svg>`,
    'handler of SVG': `<svg onload="${attribute('svg-onload')}"><animate onbegin="${attribute('onbegin')}" attributeName="x" dur="1s"/></svg>`,
    'use from elsewhere': `<svg><use href="${canary}/use.svg#a"/><image href="${canary}/svg-image.png"/><feImage href="${canary}/fe.png"/></svg>`,
    'handler of an image': `<img src="x:" onerror="${attribute('onerror')}"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="${attribute('onload')}">`,
    'handlers that need no click': `<body onload="${attribute('body')}"><input autofocus onfocus="${attribute('focus')}"><details open ontoggle="${attribute('toggle')}"><marquee onstart="${attribute('marquee')}">`,
    'animation that calls': `<style>@keyframes k{from{left:0}}</style><p style="animation:k 1ms" onanimationstart="${attribute('animation')}">`,
    'MathML that links': `<math><mtext><a class="bait" xlink:href="javascript:${attribute('math')}">math</a></mtext><maction actiontype="statusline" href="javascript:${attribute('maction')}">x</maction></math>`,
    'refresh by meta': `<meta http-equiv="refresh" content="0;url=${canary}/refresh">`,
    'refresh to code': `<meta http-equiv="refresh" content="0;url=javascript:${attribute('refresh')}">`,
    'policy of its own': `<meta http-equiv="Content-Security-Policy" content="default-src *; script-src * 'unsafe-inline'">`,
    'base and what it moves': `<base href="${canary}/base/" target="_top"><img src="moved.png"><a class="bait" href="moved">base</a>`,
    picture: `<img src="${canary}/img.png"><img srcset="${canary}/srcset.png 2x"><picture><source srcset="${canary}/source.webp"><img></picture>`,
    'lazy picture': `<img loading="lazy" src="${canary}/lazy.png"><input type="image" src="${canary}/input.png">`,
    'background of old': `<table background="${canary}/table.png"><tr><td background="${canary}/td.png">x</td></tr></table>`,
    'style sheet': `<link rel="stylesheet" href="${canary}/sheet.css"><style>@import "${canary}/import.css"; body{background:url(${canary}/background.png)} p::after{content:url(${canary}/content.png)}</style><p>x</p>`,
    'fonts and pointers': `<style>@font-face{font-family:f;src:url(${canary}/font.woff2)} body{font-family:f;cursor:url(${canary}/cursor.cur),auto;list-style-image:url(${canary}/list.png)}</style><ul><li>x</ul>`,
    'style in place': `<p style="background:image-set(url(${canary}/image-set.png) 1x);mask:url(${canary}/mask.svg#m);filter:url(${canary}/filter.svg#f)">x</p>`,
    'hints that fetch ahead': `<link rel="preload" as="script" href="${canary}/preload.js"><link rel="prefetch" href="${canary}/prefetch"><link rel="modulepreload" href="${canary}/modulepreload.js"><link rel="prerender" href="${canary}/prerender"><link rel="icon" href="${canary}/icon.ico"><link rel="manifest" href="${canary}/manifest.json">`,
    'hints that connect ahead': `<link rel="preconnect" href="${canary}"><link rel="dns-prefetch" href="${canary}">`,
    'rules of speculation': `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${canary}/speculation"]}]}</script>`,
    'import map': `<script type="importmap">{"imports":{"a":"${canary}/mapped.js"}}</script><script type="module">import 'a'</script>`,
    frame: `<iframe src="${canary}/frame"></iframe><frameset><frame src="${canary}/frameset"></frameset>`,
    'frame of text': `<iframe srcdoc="&lt;script&gt;${attribute('srcdoc')}&lt;/script&gt;&lt;img src='${canary}/srcdoc.png'&gt;"></iframe>`,
    'frame of code': `<iframe src="javascript:${attribute('frame')}"></iframe><iframe src="data:text/html,<script>${attribute('data-frame')}</script>"></iframe>`,
    'object and embed': `<object data="${canary}/object"></object><embed src="${canary}/embed"><object data="data:text/html,<script>${attribute('object')}</script>"></object><applet code="${canary}/applet"></applet>`,
    media: `<audio src="${canary}/audio.mp3" autoplay></audio><video poster="${canary}/poster.png" src="${canary}/video.mp4" autoplay></video><video><source src="${canary}/source.mp4"><track default src="${canary}/track.vtt"></video>`,
    'form that sends itself': `<form id="f" action="${canary}/form" method="post"><input name="a" value="b"><button class="bait">form</button></form><button class="bait" form="f" formaction="${canary}/formaction" formtarget="_top">formaction</button>`,
    'form of code': `<form action="javascript:${attribute('form')}"><input type="submit" class="bait" value="submit"></form>`,
    'link away': `<a class="bait" href="${canary}/link">link</a><a class="bait" target="_top" href="${canary}/top">top</a><a class="bait" target="_blank" href="${canary}/blank">blank</a><a class="bait" target="_parent" href="${canary}/parent">parent</a>`,
    'link of code': `<a class="bait" href="javascript:${attribute('link')}">code</a><a class="bait" href="&#106;avascript:${attribute('entity')}">entity</a><a class="bait" href=" java&#10;script:${attribute('newline')}">newline</a><a class="bait" href="vbscript:x">vb</a>`,
    'link of data': `<a class="bait" href="data:text/html,<script>${attribute('data')}</script>">data</a><a class="bait" target="_blank" href="data:text/html,x">data blank</a>`,
    'link that is a download': `<a class="bait" download href="${canary}/download">download</a><a class="bait" download="x.exe" href="data:application/octet-stream,x">download data</a>`,
    'link that reports': `<a class="bait" ping="${canary}/ping" href="#here">ping</a><a class="bait" attributionsrc="${canary}/attribution" href="#there">attribution</a>`,
    'map of links': `<img usemap="#m" width="40" height="40" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><map name="m"><area class="area" shape="rect" coords="0,0,40,40" href="${canary}/area"></map>`,
    'shadow and template': `<template><script>${ran('template')}</script><img src="${canary}/template.png"></template><div><template shadowrootmode="open"><img src="${canary}/shadow.png" onerror="${attribute('shadow')}"><link rel="preconnect" href="${canary}"></template></div>`,
    'event of a dialog': `<button class="bait" popovertarget="p">popover</button><div popover id="p" onbeforetoggle="${attribute('popover')}">p</div>`,
    'no script, and what stands there': `<noscript><img src="${canary}/noscript.png"><link rel="preconnect" href="${canary}"></noscript>`,
    'markup that turns when read twice': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${attribute('mxss')}&gt;">`,
    'markup that ends what stands before it': `--></style></title></textarea></noscript></template></script><img src="x:" onerror="${attribute('break')}">`,
    'comment that hides the lock': `<!-- <meta http-equiv="Content-Security-Policy" --><!--><script>${ran('comment')}</script>-->`,
    'text without an end': `<plaintext><script>${ran('plaintext')}</script>`,
  };
  const svg: Vectors = {
    'script in a picture': `<script>${ran('picture')}</script>`,
    'picture that loads': `<image href="${canary}/in-picture.png" width="9" height="9"/><use href="${canary}/in-picture.svg#a"/>`,
    'picture with a page inside': `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${canary}/foreign"/></foreignObject>`,
    'picture with styles': `<style>@import url(${canary}/picture.css); rect{fill:url(${canary}/paint.svg#p)}</style><rect width="9" height="9"/>`,
  };
  const markdown: Vectors = {
    'HTML in Markdown': `# x\n\n<script>${ran('markdown')}</script>\n\n<img src="x:" onerror="${attribute('markdown-onerror')}">`,
    'links in Markdown': `[code](javascript:${encodeURIComponent(ran('markdown-link'))}) ![picture](${canary}/markdown.png) [away](${canary}/markdown-link)`,
    'frames in Markdown': `<iframe src="${canary}/markdown-frame"></iframe>\n\n<style>body{background:url(${canary}/markdown-style.png)}</style>`,
  };
  const pages = [html, handlerVectors, drawingVectors, fetchingVectors, leadingVectors, turningVectors];
  const page = (text: string) => `<!doctype html><title>x</title><h1>hostile</h1>${text}`;
  const picture = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" onload="${attribute('picture-onload')}">${text}</svg>`;
  return [
    ...pages.flatMap((some) => listOf(typeof some === 'function' ? some(evil) : some, 'text/html', page)),
    ...Object.entries(encodedVectors(evil)).map(
      ([name, { text, charset }]) => ({ name, mediaType: 'text/html', text: page(text), charset }) as const,
    ),
    ...listOf(xhtmlVectors(evil), 'application/xhtml+xml', (text) => text),
    ...listOf({ ...svg, ...pictureVectors(evil) }, 'image/svg+xml', picture),
    ...listOf({ ...markdown, ...markdownVectors(evil) }, 'text/markdown', (text) => `hostile\n\n${text}`),
  ];
}

const listOf = (texts: Vectors, mediaType: HostileDocument['mediaType'], around: (text: string) => string): HostileDocument[] =>
  Object.entries(texts).map(([name, text]) => ({ name, mediaType, text: around(text), charset: 'utf-8' }));
