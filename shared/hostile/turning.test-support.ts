import type { Evil, Vectors } from './evil.test-support';

/** Markup that becomes something else when it is read, written and read again. */
export const turningVectors = ({ canary, ran, attribute }: Evil): Vectors => {
  const bad = (how: string) => `&lt;img src=x: onerror=${attribute(how)}&gt;`;
  const image = (how: string) => `<img src="x:" onerror="${attribute(how)}">`;
  return {
    'style in a table in MathML': `<math><mtext><table><mglyph><style><math><img src="x:" onerror="${attribute('mglyph-style')}"></style>`,
    'form that is lost': `<form><math><mtext></form><form><mglyph><style></math>${image('form-math')}</style></mglyph></form></mtext></math>`,
    'text that ends a style': `<svg></p><style><a id="</style>${bad('style-id')}">`,
    'comment in a title': `<svg><title><style><!--</style>${bad('title-style')}--></title></svg>`,
    'text in what has no script': `<noscript><p title="</noscript>${image('noscript-title')}">`,
    'frame as text': `<noframes><p title="</noframes>${image('noframes')}"></noframes><noembed><p title="</noembed>${image('noembed')}"></noembed>`,
    'XMP and listing': `<xmp><p title="</xmp>${image('xmp')}"></xmp><listing>&lt;script&gt;${ran('listing')}&lt;/script&gt;</listing>`,
    'area of text': `<textarea><p title="</textarea>${image('textarea')}"></textarea>`,
    'title that ends': `<title><p title="</title>${image('title')}"></title>`,
    'select that keeps nothing': `<select><template><style><!--</style>${bad('select')}--></template><script>${ran('select-script')}</script></select>`,
    'table that lets go': `<table><tr><td><svg><desc><td>${image('table')}</td></desc></svg></table>`,
    'list in a button in a list': `<a><button><a>${image('nested')}</a></button></a><nobr><nobr>${image('nobr')}`,
    'formatting that is put back': `<b><p><i></b>${image('formatting')}</i></p>`,
    'paragraph in a drawing': `<svg><p><style>${bad('svg-p')}</style></p></svg>`,
    'text that belongs to a drawing': `<svg><![CDATA[><p title="]]>${image('cdata-title')}">]]></svg>`,
    'instruction that is a comment': `<?xml-stylesheet type="text/xsl" href="${canary}/sheet.xsl"?><?php x > ${image('instruction')} ?>`,
    'document type that ends late': `<!DOCTYPE html SYSTEM "${canary}/entity.dtd" [<!ENTITY x SYSTEM "${canary}/entity">]>&x;${image('doctype')}`,
    'comment that ends in another way': `<!-- --!>${image('bang')} <!--> ${image('short')} --> <!---> ${image('dash')} -->`,
    'comment for one browser': `<!--[if true]>${image('conditional')}<![endif]--><![if true]>${image('downlevel')}<![endif]>`,
    'declaration that is a comment': `<!ELEMENT x>${image('declaration')}</ x>${image('bogus')}`,
    'quotes that are not': `<a title='"'>${image('quotes')}</a><p title=">" title='${bad('other-quotes')}'>x</p>`,
    'attribute that is a tag': `<p <script>${ran('attribute-tag')}</script>x></p>`,
    'tag within a tag': `<<script>${ran('double')}</script><scr<script>ipt>${ran('split')}</scr</script>ipt>`,
    'script that holds another': `<script><!--<script>${ran('held')}</script>--></script><script>/*</script>${image('held-after')}*/</script>`,
    'script that does not end': `<p>x</p><script>${ran('unended-script')}`,
    'template within a template': `<template><template shadowrootmode="open"><script>${ran('inner-template')}</script></template>${image('template-image')}</template>`,
    'shadow that is copied': `<div><template shadowrootmode="open" shadowrootclonable shadowrootserializable>${image('clonable')}<style>@import "${canary}/shadow.css"</style></template></div>`,
    'XML within a page': `<xml id="i"><x><c><![CDATA[${image('xml-island')}]]></c></x></xml><span datasrc="#i" datafld="c" dataformatas="html"></span>`,
    'name spaces that pretend': `<html:script xmlns:html="http://www.w3.org/1999/xhtml">${ran('html-prefix')}</html:script><x xmlns="http://www.w3.org/1999/xhtml">${image('xmlns')}</x>`,
    'attributes with a prefix': `<p xml:base="${canary}/xml-base/" xlink:href="${canary}/xlink-p"><img src="relative.png"></p>`,
    'second body and second page': `<body>x</body><body onload="${attribute('second-body')}"><html onmouseover="${attribute('second-html')}" class="bait">`,
    'head that comes late': `<p>x</p></body></html><head><script>${ran('late-head')}</script></head>`,
    'very deep markup': `${'<div>'.repeat(600)}${image('deep')}`,
    'very many attributes': `<p ${Array.from({ length: 500 }, (_, at) => `a${at}="x"`).join(' ')} onclick="${attribute('many')}" class="bait">x</p>`,
    'letters that turn into others': `<img src="x:" ſrc="y:" onerror="${attribute('long-s')}"><ſcript>${ran('s-script')}</ſcript><svG><ScRiPt>${ran('mixed')}</ScRiPt></svG>`,
    'bytes that turn the reading': `\u202e${image('bidi')}\u2066<script>${ran('isolate')}</script>\u0000<scr\u0000ipt>${ran('null')}</scr\u0000ipt>`,
    'entities that are signs': `&lt;script&gt;${ran('entity')}&lt;/script&gt;&amp;lt;img src=x: onerror=1&amp;gt;`,
  };
};

/** Pages in charsets whose signs stand elsewhere, or are read as others. */
export const encodedVectors = ({
  ran,
  attribute,
}: Evil): Readonly<Record<string, { readonly text: string; readonly charset: string }>> => ({
  'page in UTF-7': {
    charset: 'utf-7',
    text: `+ADw-script+AD4-${ran('utf7')}+ADw-/script+AD4- <p>+ADw-img src+AD0-x: onerror+AD0-1+AD4-</p>`,
  },
  'page in UTF-16, little-endian': { charset: 'utf-16le', text: `<script>${ran('utf16le')}</script>` },
  'page in UTF-16, big-endian': { charset: 'utf-16be', text: `<img src="x:" onerror="${attribute('utf16be')}">` },
  'page that says UTF-16 and is not': { charset: 'utf-8', text: `<meta charset="utf-16"><script>${ran('says-utf16')}</script>` },
  'page in ISO-2022-JP': {
    charset: 'iso-2022-jp',
    text: `\u001b(J<a class="bait" href="java\u001b(Bscript:${attribute('jis')}">x</a>\u001b$B<script>${ran('jis')}</script>`,
  },
  'page in a charset of no one': { charset: 'x-user-defined', text: `<svg onload="${attribute('user-defined')}">` },
  'page that another charset takes a quote of': {
    charset: 'gbk',
    text: `<p title="\u00bf\u005c" onclick="${attribute('gbk')}" class="bait">x</p>`,
  },
});
