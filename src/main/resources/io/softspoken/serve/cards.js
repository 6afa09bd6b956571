// The findings beside the draft: a card for each, with the reason and the wordings as buttons. Cards stay where they are
// while the same is found, so that the focus and the eye do not jump; of very many, the first ones are built.

const CHUNK = 40;

/** An element with a class and what is in it. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

export function button(className, act, ...content) {
  const made = element('button', className, ...content);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** An id as a title: `weak-apology` is Weak apology. */
export function title(id) {
  return id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

/** What is read of a long quotation. */
function short(quote) {
  const flat = quote.replace(/\s+/g, ' ').trim();
  return flat.length > 160 ? `${flat.slice(0, 110).trimEnd()} … ${flat.slice(-40).trimStart()}` : flat;
}

/** A wording with the parts that are the writer's to fill in set apart. */
function wording(text) {
  if (!text) return [element('em', 'soft', 'Leave these words out')];
  return text.split(/(\[[^\]\n]+\])/).filter(Boolean)
    .map(part => (part.startsWith('[') && part.endsWith(']') ? element('span', 'blank', part) : part));
}

/** The inside of a card; `acts` has take(item, n) and leave(item). */
export function content(item, acts) {
  const made = [];
  const head = element('h3', '', element('span', `tag ${item.severity}`, item.severity), title(item.label));
  made.push(head);
  if (item.quote) {
    const quote = element('blockquote', '', short(item.quote));
    quote.dir = 'auto';
    made.push(quote);
  }
  made.push(element('p', 'why', item.message));
  if (item.suggestions.length) {
    const list = element('ul', 'wordings');
    list.setAttribute('aria-label', item.missing ? 'Sentences to add' : 'Wordings');
    item.suggestions.forEach((text, n) => {
      if (!item.edits[n]) return;
      const sign = element('span', 'sign', item.missing ? '+' : '→');
      sign.setAttribute('aria-hidden', 'true');
      const take = button('take', () => acts.take(item, n), sign, element('span', 'words', ...wording(text)));
      list.append(element('li', '', take));
    });
    made.push(list);
  }
  if (!item.missing) made.push(button('quiet leave', () => acts.leave(item), 'Leave as is'));
  return made;
}

export class Cards {
  #list;
  #more;
  #items = [];
  #cards = new Map();
  #room = CHUNK;
  #acts;

  /** `acts` has take(item, n), leave(item) and look(item). */
  constructor(list, more, acts) {
    this.#list = list;
    this.#more = more;
    this.#acts = acts;
    more.addEventListener('click', () => {
      const next = this.#room;
      this.#room += CHUNK;
      this.#draw();
      this.#cards.get(this.#items[next]?.id)?.focus();
    });
  }

  /** Shows these items, each `{id, severity, label, quote, message, suggestions, edits, missing}`. */
  show(items) {
    if (items.length <= CHUNK) this.#room = CHUNK;
    this.#items = items;
    this.#draw();
  }

  #draw() {
    const shown = this.#items.slice(0, this.#room);
    const kept = new Map();
    let before = null;
    for (const item of shown) {
      let card = this.#cards.get(item.id);
      const print = JSON.stringify([item.severity, item.message, item.quote, item.suggestions]);
      if (!card) {
        card = element('li', `card ${item.severity}`);
        card.tabIndex = -1;
        card.addEventListener('focusin', () => this.#acts.look(card.item));
        card.addEventListener('click', () => this.#acts.look(card.item));
      }
      card.item = item;
      if (card.print !== print) {
        card.className = `card ${item.severity}`;
        card.replaceChildren(...content(item, {take: (_, n) => this.#acts.take(card.item, n),
          leave: () => this.#acts.leave(card.item)}));
        card.print = print;
      }
      const place = before ? before.nextSibling : this.#list.firstChild;
      if (place !== card) this.#list.insertBefore(card, place);
      before = card;
      kept.set(item.id, card);
    }
    for (const [id, card] of this.#cards) {
      if (!kept.has(id)) card.remove();
    }
    this.#cards = kept;
    const rest = this.#items.length - shown.length;
    this.#more.hidden = rest <= 0;
    this.#more.textContent = `Show ${Math.min(rest, CHUNK)} more of ${rest}`;
  }

  /** Sets one card off, or none; and brings it into view where `reveal`. */
  activate(id, reveal) {
    for (const card of this.#cards.values()) card.classList.toggle('active', card.item.id === id);
    const index = this.#items.findIndex(item => item.id === id);
    if (!reveal || index < 0) return;
    if (index >= this.#room) {
      this.#room = (Math.floor(index / CHUNK) + 1) * CHUNK;
      this.#draw();
      this.#cards.get(id).classList.add('active');
    }
    const card = this.#cards.get(id);
    const pane = this.#list.parentElement;
    // Only the pane is scrolled, never the draft away from under the writer.
    if (getComputedStyle(pane).overflowY === 'auto') {
      const room = pane.getBoundingClientRect();
      const at = card.getBoundingClientRect();
      if (at.top < room.top || at.bottom > room.bottom) pane.scrollTop += at.top - room.top - room.height / 4;
    }
  }

  focus(id) {
    this.#cards.get(id)?.focus({preventScroll: false});
  }

  /** Whether the focus is on a card, or in it. */
  get hasFocus() {
    return this.#list.contains(document.activeElement);
  }
}
