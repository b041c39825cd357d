// What browsers' translators do to a page, word for word, so that what was translated must read like what was not.

/** By name: translates all that is below the app's place in the page and was not translated before. */
export const TRANSLATORS = {
  // Google's and Microsoft's, in Chrome and Edge.
  'puts elements in place of texts': (page) => page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.nodeValue.trim()) found.push(texts.currentNode);
    for (const text of found) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.nodeValue;
      outer.append(inner);
      text.parentNode.replaceChild(outer, text);
    }
  }),
  'puts elements before texts, and then takes the texts out': (page) => page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.nodeValue.trim() && !texts.currentNode.parentNode.closest('font, svg')) found.push(texts.currentNode);
    for (const text of found) {
      const stands = document.createElement('font');
      stands.textContent = text.nodeValue;
      text.before(stands);
      text.remove();
    }
  }),
  // Firefox's: takes elements apart and puts them together from the translated text, which has neither comments nor two texts side by side.
  'puts elements together anew': (page) => page.evaluate(() => {
    const hasText = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    const inline = 'A ABBR B BR EM FONT I LABEL SPAN STRONG SUMMARY'.split(' ');
    const isInline = (node) => [...node.children].every((child) => inline.includes(child.tagName));
    const whole = [...document.querySelectorAll('#app *')]
      .filter((node) => hasText(node) && isInline(node) && !node.closest('svg, textarea, select'));
    for (const element of whole.filter((node) => !whole.some((other) => other !== node && other.contains(node)))) {
      element.setAttribute('x-bergamot-translated', '');
      [...element.querySelectorAll('*')].forEach((child, place) => { child.dataset.xBergamotId = place; });
      const translated = new DOMParser().parseFromString(`<body>${element.innerHTML}`, 'text/html').body;
      const comments = document.createTreeWalker(translated, NodeFilter.SHOW_COMMENT);
      const lost = [];
      while (comments.nextNode()) lost.push(comments.currentNode);
      for (const comment of lost) comment.remove();
      translated.normalize();
      merge(element, translated);
    }
    function merge(live, translated) {
      const elements = new Map();
      const texts = [];
      for (const node of [...live.childNodes]) {
        node.remove();
        if (node.nodeType === Node.ELEMENT_NODE) elements.set(node.dataset.xBergamotId, node);
        else if (node.nodeType === Node.TEXT_NODE) texts.push(node);
      }
      for (const node of translated.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          const text = texts.shift() ?? node.cloneNode();
          text.data = node.data;
          live.append(text);
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          const element = elements.get(node.dataset.xBergamotId);
          if (element.innerText?.trim()) merge(element, node);
          live.append(element);
        }
      }
    }
  }),
};
