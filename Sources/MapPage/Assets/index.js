// The list of all caches of a server.

import {byId, complain, count, json, make} from './words.js';
import {showLinks} from './links.js';

try {
  const list = await json('caches.json');
  byId('count').textContent = list.caches.length ? count(list.caches.length, 'cache') : 'The server has no caches.';
  byId('caches').tBodies[0].replaceChildren(...list.caches.map(row));
  showLinks(list.links);
} catch (error) {
  complain(error.message);
}

function row(cache) {
  const link = make('a', {text: String(cache.title || cache.name), href: '#', dir: 'auto'});
  // An address is a path of this server. Another scheme, such as javascript:, is not followed.
  const address = new URL(String(cache.address), document.baseURI);
  if (address.origin === location.origin) link.href = address.href;
  const name = make('th', {scope: 'row', children: [link]});
  if (cache.title && cache.title !== cache.name) {
    name.append(make('span', {name: 'quiet block', text: String(cache.name), dir: 'auto'}));
  }
  return make('tr', {
    children: [name, ...['spatialReference', 'levels', 'form'].map(key => make('td', {text: String(cache[key] ?? '').replaceAll('_', ' ')}))],
  });
}
