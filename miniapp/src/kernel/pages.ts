/**
 * Every page by room, as it stands in app.json: `tabs` is the main package, every other room a subpackage.
 * An entry on the home page appears when its page is in here.
 */
export const PAGES = {
  tabs: ['home', 'groups', 'matters', 'me'],
  people: ['sign-in', 'sessions', 'privacy', 'document', 'staff', 'invite', 'accept', 'second-factor', 'first', 'engine', 'profile'],
  directory: ['place', 'units', 'unit', 'agent', 'code', 'print'],
  catalogue: ['items', 'guide', 'bundle', 'manage', 'edit', 'change'],
  errands: [
    'request/what',
    'request/where',
    'request/look',
    'matter/show',
    'visit/visit',
    'desk/desk',
    'desk/intake',
    'desk/slip',
    'desk/find',
    'lookup/lookup',
    'roster/roster',
  ],
  firms: ['mine', 'people', 'waiting', 'imports', 'import'],
  groups: [
    'talk/talk',
    'talk/raise',
    'about/card',
    'about/members',
    'about/board',
    'about/search',
    'about/threads',
    'about/asides',
    'about/weeks',
    'about/share',
    'about/photo',
    'order/order',
    'order/write',
    'order/fate',
    'found/list',
    'found/one',
    'found/new',
    'order/evidence',
    'order/oversee',
    'order/words',
  ],
  doors: ['door', 'find', 'invite'],
  tickets: ['mine', 'show'],
  notices: ['inbox', 'settings', 'calls'],
} as const satisfies Record<string, readonly string[]>;

/** `room/page` for every page of a room. */
const pathsOf = (room: string, names: readonly string[]) => names.map((name) => `${room}/${name}`);

export const TAB_PAGES = pathsOf('tabs', PAGES.tabs);
export const SUBPACKAGES = Object.entries(PAGES)
  .filter(([room]) => room !== 'tabs')
  .map(([root, pages]) => ({ root, name: root, pages: [...pages] }));

const ALL = Object.entries(PAGES).flatMap(([room, names]) => pathsOf(room, names));

/** Whether `room/page` is built in. */
export const hasPage = (path: string) => ALL.includes(path);
