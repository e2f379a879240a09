import type { Evil, Vectors } from './evil.test-support';

const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';

/** Documents of SVG as they are, but for the element around them. */
export const pictureVectors = ({ canary, ran, attribute }: Evil): Vectors => ({
  'picture of a group that loads': `<g onload="${attribute('picture-g')}"/>`,
  'picture with a script from elsewhere': `<script href="${canary}/picture.js"/>`,
  'picture that animates a link': `<a href="${canary}/picture-a"><animate attributeName="href" values="javascript:${attribute('picture-animate')}"/><rect width="9" height="9"/></a>`,
  'picture with handlers of animation': `<animate attributeName="x" dur="1s" onbegin="${attribute('picture-begin')}"/><set attributeName="y" to="1" onbegin="${attribute('picture-set')}"/>`,
  'picture with a filter from elsewhere': `<filter id="f"><feImage href="${canary}/picture-fe.png"/></filter><rect width="9" height="9" filter="url(#f)"/>`,
  'picture with fonts': `<style>@font-face{font-family:f;src:url(${canary}/picture-font.woff)}text{font-family:f}</style><text y="9">x</text>`,
  'picture with a page and a script in it': `<foreignObject width="9" height="9"><body ${xhtml}><script>${ran('picture-page')}</script><img src="${canary}/picture-page.png"/></body></foreignObject>`,
  'picture with media': `<foreignObject width="9" height="9"><video ${xhtml} src="${canary}/picture.mp4" autoplay=""/></foreignObject>`,
  'picture with a link of styles': `<link ${xhtml} rel="stylesheet" href="${canary}/picture-link.css"/>`,
  'picture with a refresh': `<meta ${xhtml} http-equiv="refresh" content="0;url=${canary}/picture-refresh"/>`,
});

/** Documents of XHTML, whole. */
export const xhtmlVectors = ({ canary, ran, attribute }: Evil): Vectors => ({
  'XHTML with a script': `<html ${xhtml}><body><h1>hostile</h1><script>${ran('xhtml').replaceAll('&', '&amp;')}</script></body></html>`,
  'XHTML with a style sheet that transforms': `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${canary}/transform.xsl"?><?xml-stylesheet href="${canary}/xhtml.css"?><html ${xhtml}><body><h1>hostile</h1></body></html>`,
  'XHTML with a style sheet in itself': `<?xml-stylesheet type="text/xml" href="#s"?><html ${xhtml}><body><h1>hostile</h1><xsl:stylesheet id="s" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><script>${ran('xsl')}</script></xsl:template></xsl:stylesheet></body></html>`,
  'XHTML with entities of its own': `<!DOCTYPE html [<!ENTITY e "&#60;img src='x:' onerror='1'/&#62;"><!ENTITY f SYSTEM "${canary}/external">]><html ${xhtml}><body><h1>hostile</h1>&e;&f;</body></html>`,
  'XHTML that includes': `<html ${xhtml} xmlns:xi="http://www.w3.org/2001/XInclude"><body><h1>hostile</h1><xi:include href="${canary}/include"/><object data="${canary}/xhtml-object"/></body></html>`,
  'XHTML with events by name': `<html ${xhtml} xmlns:ev="http://www.w3.org/2001/xml-events"><body><h1>hostile</h1><ev:listener event="load" handler="${canary}/listener"/><svg xmlns="http://www.w3.org/2000/svg" onload="${attribute('xhtml-svg')}"/></body></html>`,
});

/** Texts of Markdown. */
export const markdownVectors = ({ canary, ran, attribute }: Evil): Vectors => ({
  'link of code in angles': `<javascript:${encodeURIComponent(ran('autolink'))}> [x](<javascript:alert(1)>)`,
  'link of code by entities': `[x](&#106;avascript:${encodeURIComponent(ran('md-entity'))}) [y](java&Tab;script:x)`,
  'link of code by reference': `[x][r] ![y][p]\n\n[r]: javascript:${encodeURIComponent(ran('reference'))}\n[p]: ${canary}/reference.png "t"`,
  'link with a title that ends': `[x](${canary}/title "a\\" onmouseover=\\"${attribute('md-title')}")`,
  'picture with a text that ends': `![a" onerror="${attribute('alt')}](x:) ![](${canary}/empty-alt.png)`,
  'picture of data': `![x](data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20onload='1'/%3E)`,
  'code that ends': '```html"><script>' + ran('fence') + '</script>\nx\n```\n\n`</code><img src=x: onerror=1>`',
  'heading with HTML': `# <svg onload="${attribute('md-heading')}"> [x](javascript:1)`,
  'table with HTML': `| a | b |\n|---|---|\n| <img src="x:" onerror="${attribute('md-table')}"> | ![](${canary}/table-cell.png) |`,
  'list with a task and HTML': `- [x] <details open ontoggle="${attribute('md-task')}">\n- <a href="javascript:1">x</a>`,
  'HTML that Markdown is in': `<div style="background:url(${canary}/md-div.png)">\n\n**x** <link rel="stylesheet" href="${canary}/md.css">\n\n</div>`,
  'HTML that mutates': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${attribute('md-mxss')}&gt;">`,
  'front matter and comments': `---\ntitle: <script>${ran('front')}</script>\n---\n\n<!-- ${'x'} --><!--><img src="x:" onerror="${attribute('md-comment')}">-->`,
  'footnote and address': `${canary}/bare www.example.test x@example.test\n\n[^1]: <iframe srcdoc="<script>${attribute('footnote')}</script>"></iframe>`,
  'base and form in Markdown': `<base href="${canary}/"><form action="${canary}/md-form"><button formaction="${canary}/md-formaction">x</button></form>`,
});
