const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that look like a plural and are none, or are the same in both. */
const same = words(`
  news series species status address bus access analysis basis business canvas class process progress lens gas plus virus
  corpus census data media metadata equipment information https dns sms gps css js alias atlas focus bonus campus kudos chaos
  cosmos always this is its as has was does bias iris christmas rhinoceros ethos pathos corps chassis rendezvous premises
  headquarters means mathematics physics economics politics athletics gymnastics analytics logistics ethics robotics electronics
  aws ios macos tls rss gis cors sas nas os pos saas paas iaas ens sass less odds thanks
`);

/** Plurals that follow no rule, and those of which the ending does not say what was there before. */
const irregular: ReadonlyMap<string, string> = new Map(
  `
  people:person children:child men:man women:woman feet:foot teeth:tooth mice:mouse lice:louse geese:goose oxen:ox
  indices:index vertices:vertex matrices:matrix appendices:appendix vortices:vortex codices:codex
  criteria:criterion phenomena:phenomenon bacteria:bacterium curricula:curriculum memoranda:memorandum strata:stratum
  schemata:schema alumni:alumnus cacti:cactus fungi:fungus nuclei:nucleus radii:radius stimuli:stimulus syllabi:syllabus
  foci:focus loci:locus
  analyses:analysis crises:crisis theses:thesis hypotheses:hypothesis syntheses:synthesis diagnoses:diagnosis
  prognoses:prognosis parentheses:parenthesis synopses:synopsis oases:oasis axes:axis emphases:emphasis ellipses:ellipsis
  movies:movie cookies:cookie ties:tie lies:lie pies:pie dies:die calories:calorie brownies:brownie selfies:selfie
  rookies:rookie genies:genie hoodies:hoodie prairies:prairie pixies:pixie zombies:zombie collies:collie birdies:birdie
  caches:cache niches:niche headaches:headache aches:ache avalanches:avalanche moustaches:moustache psyches:psyche
  quizzes:quiz whizzes:whiz
  shelves:shelf bookshelves:bookshelf leaves:leaf lives:life knives:knife wives:wife wolves:wolf halves:half calves:calf
  thieves:thief loaves:loaf elves:elf selves:self hooves:hoof scarves:scarf
  heroes:hero potatoes:potato tomatoes:tomato echoes:echo vetoes:veto cargoes:cargo torpedoes:torpedo embargoes:embargo
  statuses:status addresses:address buses:bus classes:class processes:process viruses:virus bonuses:bonus campuses:campus
  corpuses:corpus menus:menu emus:emu gurus:guru
  aliases:alias biases:bias canvases:canvas atlases:atlas gases:gas irises:iris lenses:lens
  impasses:impasse mousses:mousse posses:posse finesses:finesse
  uses:use reuses:reuse fuses:fuse muses:muse excuses:excuse abuses:abuse refuses:refuse recluses:recluse
  `
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [many = '', one = ''] = pair.split(':');
      return [many, one];
    }),
);
const plurals: ReadonlyMap<string, string> = new Map([...irregular].map(([many, one]) => [one, many]));

/** Endings of plurals, the longer first, with what stands in their place in one of many. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[^aeiou])ies$/, 'y'],
  [/(?<=(?:chair|fire|sales|police|crafts|work|post|business|fisher|spokes|crew|camera|trades|wo))men$/, 'man'],
  [/(?<=grandc|stepc|schoolc)hildren$/, 'hild'],
  // Houses, causes and pauses end in -se; statuses, viruses and bonuses do not.
  [/(?<=[^ao])uses$/, 'us'],
  [/(?<=tz|zz|ss|x|ch|sh)es$/, ''],
  [/(?<=[^su])s$/, ''],
];

/** The singular of an English word in lower case; a word that is no plural is given back. */
export function singularOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (same.has(word) || !/^[a-z]{3,}$/.test(word) || /(?:us|is|ss)$/.test(word)) return word;
  const ending = endings.find(([pattern]) => pattern.test(word));
  return ending ? word.replace(...ending) : word;
}

/** Whether a word names many. */
export const isPlural = (word: string): boolean => singularOf(word) !== word;

/** The plural of an English word in lower case; a plural, and a word without one, is given back. */
export function pluralOf(word: string): string {
  const known = plurals.get(word);
  if (known !== undefined) return known;
  if (same.has(word) || isPlural(word) || !/^[a-z]{2,}$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
