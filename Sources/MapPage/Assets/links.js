// Text for other programs, each with a button that copies it.

import {announce, byId, make} from './words.js';

/** Shows the section of links. An empty list leaves it hidden. */
export function showLinks(links) {
  if (!links?.length) return;
  byId('links').replaceChildren(...links.map(article));
  byId('links-section').hidden = false;
}

function article(link) {
  const title = String(link.title ?? '');
  const text = String(link.text ?? '');
  const code = make('code', {text, dir: 'ltr'});
  const box = make('pre', {children: [code], tabindex: '0', role: 'region', 'aria-label': title});
  const button = make('button', {text: 'Copy', type: 'button', 'aria-label': `Copy: ${title}`});
  button.addEventListener('click', () => copy(text, button, box));
  const parts = [make('div', {name: 'line', children: [make('h3', {text: title, dir: 'auto'}), button]}), box];
  if (link.note) parts.push(make('p', {name: 'quiet', text: String(link.note), dir: 'auto'}));
  return make('article', {name: 'link', children: parts});
}

/** Copies a text, and says so on the button for a moment. */
export async function copy(text, button, box = null) {
  const before = button.textContent;
  const isCopied = await write(text);
  if (!isCopied && box) getSelection().selectAllChildren(box);
  button.textContent = isCopied ? 'Copied' : 'Press Ctrl+C';
  announce(isCopied ? 'Copied' : 'The browser does not allow copying. The text is selected: press Ctrl+C.');
  setTimeout(() => { button.textContent = before; }, 2000);
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers offer the clipboard only to https and to this machine. The old way works for the rest.
    const area = make('textarea', {name: 'unseen'});
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
}
