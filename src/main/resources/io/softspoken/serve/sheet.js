// The sheet: a text field to write in, and behind it a mirror of its words in which findings are underlined. The mirror has
// one block a line, and only lines that changed are built anew, so that long drafts stay quick.

import {change, lastNotAbove} from './text.js';

const WEIGHTS = {low: 1, medium: 2, high: 3};
// The browser's own way of putting text in is undone by Ctrl Z, but takes long for long texts.
const LONG = 20_000;

export class Sheet {
  #field;
  #mirror;
  #lines = [];
  #starts = [0];
  #text = '';
  #shown = new Map();

  /** `changed({start, removed, added})` is called after each change, whoever made it. */
  constructor(field, mirror, changed) {
    this.#field = field;
    this.#mirror = mirror;
    this.changed = changed;
    this.#rebuild('');
    field.addEventListener('input', () => this.#read());
  }

  get text() {
    return this.#text;
  }

  get field() {
    return this.#field;
  }

  /** Puts words in the place of others; the browser can undo it. */
  replace(start, end, words) {
    const field = this.#field;
    field.focus({preventScroll: true});
    field.setSelectionRange(start, end);
    const short = words.length + end - start < LONG;
    const done = short && (start < end || words)
      && document.execCommand(words ? 'insertText' : 'delete', false, words);
    if (!done) field.setRangeText(words, start, end, 'end');
    this.#read();
  }

  select(start, end) {
    this.#field.focus({preventScroll: true});
    this.#field.setSelectionRange(start, end);
  }

  #read() {
    const text = this.#field.value;
    const what = change(this.#text, text, this.#field.selectionStart);
    if (!what) return;
    this.#rebuild(text);
    this.changed(what);
  }

  /** Brings the lines of the mirror up to the text. */
  #rebuild(text) {
    const now = text.split('\n');
    const old = this.#lines;
    let head = 0;
    while (head < now.length && head < old.length && old[head].text === now[head]) head++;
    let tail = 0;
    while (tail < now.length - head && tail < old.length - head
        && old[old.length - 1 - tail].text === now[now.length - 1 - tail]) tail++;
    const made = [];
    const blocks = document.createDocumentFragment();
    for (let i = head; i < now.length - tail; i++) {
      const block = document.createElement('div');
      // Where the line was only changed a little, its marks stay until the next report comes: the report decides.
      block.append(now[i] || document.createElement('br'));
      blocks.append(block);
      made.push({text: now[i], block, key: ''});
    }
    const gone = old.splice(head, old.length - tail - head, ...made);
    this.#mirror.insertBefore(blocks, gone[0]?.block ?? old[head + made.length]?.block ?? null);
    for (const line of gone) line.block.remove();
    this.#starts = new Array(old.length);
    let at = 0;
    for (let i = 0; i < old.length; i++) {
      this.#starts[i] = at;
      at += old[i].text.length + 1;
    }
    this.#text = text;
  }

  /** Underlines findings, each `{id, start, end, severity}` and in order; `active` is the id of the one being looked at. */
  mark(findings, active) {
    const wanted = new Map();
    for (const finding of findings) {
      let line = lastNotAbove(this.#starts, finding.start);
      for (; line < this.#lines.length && this.#starts[line] < finding.end; line++) {
        const from = Math.max(0, finding.start - this.#starts[line]);
        const to = Math.min(this.#lines[line].text.length, finding.end - this.#starts[line]);
        if (from >= to) continue;
        const parts = wanted.get(this.#lines[line]) ?? [];
        parts.push({from, to, weight: WEIGHTS[finding.severity], id: finding.id, active: finding.id === active});
        wanted.set(this.#lines[line], parts);
      }
    }
    for (const line of this.#shown.keys()) {
      if (!wanted.has(line)) show(line, []);
    }
    for (const [line, parts] of wanted) show(line, parts);
    this.#shown = wanted;
  }

  /** The underlined words of a finding on the page, or null. */
  markOf(id) {
    return this.#mirror.querySelector(`mark[data-ids~="${id}"]`);
  }
}

/** Builds a line anew with its marks; where findings overlap, the graver one shows. */
function show(line, parts) {
  const key = parts.map(p => `${p.from}-${p.to}-${p.weight}-${p.id}-${p.active ? 1 : 0}`).join();
  if (key === line.key) return;
  line.key = key;
  const cuts = [...new Set([0, line.text.length, ...parts.flatMap(p => [p.from, p.to])])].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const words = line.text.slice(cuts[i], cuts[i + 1]);
    const over = parts.filter(p => p.from <= cuts[i] && p.to >= cuts[i + 1]);
    if (!over.length) {
      nodes.push(words);
      continue;
    }
    const mark = document.createElement('mark');
    const weight = Math.max(...over.map(p => p.weight));
    mark.className = ['', 'low', 'medium', 'high'][weight] + (over.some(p => p.active) ? ' active' : '');
    mark.dataset.ids = over.map(p => p.id).join(' ');
    mark.append(words);
    nodes.push(mark);
  }
  line.block.replaceChildren(...(line.text ? nodes : [document.createElement('br')]));
}
