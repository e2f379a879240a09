import { dot, type Evil, type Vectors } from './evil.test-support';

/** Elements whose handler needs nobody, with what stands before it in the tag. */
const alone: readonly (readonly [element: string, event: string, more?: string])[] = [
  ['video', 'onerror', 'src="x:"'],
  ['audio', 'onerror', 'src="x:" autoplay'],
  ['audio', 'onloadstart', 'src="x:"'],
  ['video', 'onloadstart', 'src="x:"'],
  ['link', 'onerror', 'rel="stylesheet" href="x:"'],
  ['link', 'onload', 'rel="stylesheet" href="data:text/css,a{}"'],
  ['style', 'onload'],
  ['style', 'onerror'],
  ['iframe', 'onload'],
  ['embed', 'onload', 'src="data:text/plain,x"'],
  ['object', 'onerror', 'data="x:"'],
  ['object', 'onload', 'data="data:text/plain,x"'],
  ['script', 'onerror', 'src="x:"'],
  ['script', 'onload', 'src="data:text/javascript,1"'],
  ['img', 'onloadend', `src="${dot}"`],
  ['image', 'onerror', 'src="x:"'],
  ['input', 'onerror', 'type="image" src="x:"'],
  ['input', 'onload', `type="image" src="${dot}"`],
  ['button', 'onfocus', 'autofocus'],
  ['textarea', 'onfocus', 'autofocus'],
  ['select', 'onfocus', 'autofocus'],
  ['a', 'onfocus', 'href="#" autofocus'],
  ['div', 'onfocus', 'tabindex="0" autofocus'],
  ['div', 'onfocusin', 'contenteditable autofocus'],
  ['p', 'onscrollsnapchange', 'style="overflow:scroll;height:9px;scroll-snap-type:y"'],
  ['x-own', 'onfocus', 'tabindex="0" autofocus'],
  ['dialog', 'ontoggle', 'open'],
  ['details', 'onbeforetoggle', 'open'],
  ['marquee', 'onfinish', 'loop="1" width="1"'],
  ['marquee', 'onbounce', 'loop="1" behavior="alternate" width="1"'],
  ['meter', 'onanimationend', 'style="animation:e 1ms"'],
  ['progress', 'onanimationiteration', 'style="animation:e 1ms 2"'],
  ['div', 'ontransitionend', 'style="transition:outline 1ms"'],
  ['div', 'onwebkitanimationstart', 'style="animation:e 1ms"'],
  ['source', 'onerror', 'src="x:"'],
  ['track', 'onerror', 'default src="x:"'],
  ['frameset', 'onload'],
  ['body', 'onpageshow'],
  ['body', 'onhashchange'],
  ['body', 'onresize'],
  ['body', 'onmessage'],
  ['body', 'onunhandledrejection'],
  ['body', 'onscroll', 'style="height:9000px"'],
  ['body', 'onbeforeunload'],
];

/** Events that a click, or the keys and pointers of somebody, bring about. */
const asked = [
  'onclick',
  'onpointerdown',
  'onmouseover',
  'ondblclick',
  'oncontextmenu',
  'onauxclick',
  'onwheel',
  'oncopy',
  'ondragstart',
  'oninput',
];

/** Handlers of elements, of every namespace. */
export function handlerVectors({ attribute }: Evil): Vectors {
  const ownEvents = alone.map(([element, event, more = '']) => [
    `${event} of ${element}`,
    `<style>@keyframes e{from{left:0}}</style><${element} ${more} ${event}="${attribute(`${event}-${element}`)}">x</${element}>`,
  ]);
  const events = asked.map((event) => [
    `${event} of what is clicked`,
    `<p class="bait" draggable="true" ${event}="${attribute(event)}">x</p>`,
  ]);
  return {
    ...Object.fromEntries([...ownEvents, ...events]),
    'handler with its name in capitals': `<IMG SRC="x:" OnErRoR="${attribute('capitals')}">`,
    'handler without quotes': `<img src=x: onerror=top.name='ran-unquoted'>`,
    'handler after a slash': `<img/src="x:"/onerror="${attribute('slash')}">`,
    'handler after a form feed': `<img\fsrc="x:"\fonerror="${attribute('formfeed')}">`,
    'handler that stands twice': `<img src="x:" onerror="1" onerror="${attribute('twice')}"><img onerror="${attribute('twice-first')}" onerror="1" src="x:">`,
    'handler in graves': '<img src=`x:` onerror=`top.name="ran-grave"`>',
    'handler of entities': `<img src="x:" onerror="${attribute('entities').replaceAll('t', '&#116;')}">`,
    'handler of entities without ends': `<img src="x:" onerror="${attribute('open').replaceAll('(', '&#40')}">`,
    'handler in a tag that does not end': `<img src="x:" onerror="${attribute('unended')}" x="`,
    'own element in a shadow': `<x-own><template shadowrootmode="closed"><img src="x:" onerror="${attribute('closed')}"></template></x-own>`,
    'element that is another': `<p is="x-own" onclick="${attribute('is')}" class="bait">x</p>`,
    'command of a button': `<button class="bait" command="show-modal" commandfor="d">x</button><dialog id="d" ontoggle="${attribute('command')}">d</dialog>`,
    'popover that opens by itself': `<div popover="manual" id="o" ontoggle="${attribute('popover-toggle')}">x</div><button class="bait" popovertarget="o" popovertargetaction="show">x</button>`,
    'content that hides until it is looked at': `<div style="content-visibility:auto" oncontentvisibilityautostatechange="${attribute('visibility')}">x</div>`,
    'content that is hidden until found': `<div hidden="until-found" onbeforematch="${attribute('match')}">found</div>`,
    'access key': `<input accesskey="x" onclick="${attribute('accesskey')}" class="bait" type="button" value="x">`,
    'form whose check fails': `<form><input required oninvalid="${attribute('invalid')}"><button class="bait">x</button></form>`,
    'form data that calls': `<form onformdata="${attribute('formdata')}" onsubmit="${attribute('submit')}" onreset="${attribute('reset')}"><button class="bait" type="reset">x</button></form>`,
    'slot that changes': `<div><template shadowrootmode="open"><slot onslotchange="${attribute('slot')}"></slot></template>x</div>`,
  };
}
