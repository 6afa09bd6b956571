// The page: what is written goes to the server and comes back as a report; a wording that is taken goes into the draft.

import {Cards, button, content, element} from './cards.js';
import {Checks} from './checks.js';
import * as panels from './panels.js';
import {Sheet} from './sheet.js';
import {blank, moved, words} from './text.js';

const $ = id => document.getElementById(id);
const narrow = matchMedia('(max-width: 60rem)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// The server takes so many.
const MOST_LEFT = 200;

const EXAMPLE = {
  incoming: 'Thank you for getting back to me so quickly on Friday!\n\nThe wedding album still does not open. It says '
    + '“cannot read”. I am a little worried, these are the only copies.\n\nDana',
  draft: 'Hi Dana,\n\nNo problem! Hopefully you haven’t lost all your data, but I have never seen anything like this before.'
    + ' Please flush your DNS cache and check the SAN share, then send me the log.\n\nWe open at nine tomorrow, and I will '
    + 'ring you by noon.\n\nBest regards,\nTom',
};

let report = null;
let items = [];
let active = null;
let ignored = [];
let taken = [];
let copied = '';
let reader = null; // until it is chosen, the server's settings say
let spoken = '';
let numbers = 0;

const sheet = new Sheet($('draft'), document.querySelector('.mirror'), changed);
const cards = new Cards($('cards'), $('more'), {take, leave, look: item => activate(item.id, {})});
const checks = new Checks(
  () => ({
    draft: sheet.text,
    incoming: $('incoming').value.trim() ? $('incoming').value : null,
    audience: reader,
    ignore: ignored,
  }),
  answered,
  why => {
    $('trouble').textContent = why;
    $('trouble').hidden = false;
  });

// ---- from the draft to the report

function changed(what) {
  items = items.map(item => moved(item, what)).filter(Boolean).map(item => ({
    ...item,
    edits: item.edits.map(edit => edit && moved(edit, what)),
  }));
  taken = taken.map(one => moved(one, what)).filter(Boolean);
  if (!items.some(item => item.id === active)) active = null;
  fresh(false);
  show();
  counts();
  ask();
}

/** The softened text is to be had only while it is that of the draft as it stands, or new words would be lost with it. */
function fresh(is) {
  for (const id of ['copy-softened', 'take-softened']) $(id).disabled = !is;
}

function ask() {
  $('verdict').setAttribute('aria-busy', 'true');
  if (sheet.text.trim()) checks.soon();
  else {
    report = null;
    items = [];
    checks.now();
  }
}

function answered(told, draft) {
  $('trouble').hidden = true;
  $('verdict').setAttribute('aria-busy', 'false');
  if (draft !== sheet.text) return;
  // Words that were left as they are stay so, if another rule of the kind hears a part of them now.
  const more = told.findings.flatMap(one => ignored
    .filter(left => left.category === one.category && left.phrase.includes(one.quote))
    .map(left => ({...left, rule: one.rule, further: true}))
    .filter(left => !ignored.some(known => known.rule === left.rule && known.phrase === left.phrase)));
  if (more.length && ignored.length + more.length <= MOST_LEFT) {
    ignored = [...ignored, ...more];
    checks.now();
    return;
  }
  report = draft.trim() ? told : null;
  const old = new Map();
  for (const item of items) old.set(key(item), [...(old.get(key(item)) ?? []), item.id]);
  // The same words found by the same rule are the same card, so that it stays where it is.
  const known = one => old.get(key(one))?.shift() ?? `f${++numbers}`;
  items = report ? [
    ...report.findings.map(one => ({...one, label: one.category, missing: false})),
    ...report.missing.map(one => ({...one, rule: one.id, label: `missing: ${one.id}`, quote: '', missing: true,
      severity: one.severity, start: one.at, end: one.at})),
  ].map(one => ({...one, id: known(one)})) : [];
  if (!items.some(item => item.id === active)) active = null;
  show();
  panels.verdict(report);
  panels.promises(report);
  panels.notes(report);
  panels.scores(report);
  panels.softened(report, draft);
  fresh(true);
  announce();
}

function key(item) {
  return `${item.rule}\n${item.quote}`;
}

/** Says what has changed to those who do not see it, once the writer rests. */
let rest = 0;
function announce() {
  clearTimeout(rest);
  rest = setTimeout(() => {
    const now = report ? `${$('word').textContent}. ${$('summary').textContent}` : '';
    if (now && now !== spoken) $('say').textContent = now;
    spoken = now;
  }, 1200);
}

// ---- what is shown

function show() {
  sheet.mark(items.filter(item => !item.missing), active);
  cards.show(items);
  cards.activate(active, false);
  slip();
  const left = ignored.filter(one => !one.further).length;
  $('left').hidden = !left;
  $('left').firstElementChild.textContent = left === 1 ? '1 left as it is.' : `${left} left as they are.`;
  $('undo').disabled = !taken.length;
  $('copy').disabled = !sheet.text.trim();
  $('welcome').hidden = Boolean(sheet.text || $('incoming').value);
}

let counting = 0;
function counts() {
  clearTimeout(counting);
  counting = setTimeout(() => {
    const n = words(sheet.text);
    $('count').textContent = n ? `${n.toLocaleString('en')} ${n === 1 ? 'word' : 'words'}` : '';
  }, 150);
}

/** On narrow screens the card of the words under the caret comes up from below. */
function slip() {
  const item = items.find(one => one.id === active);
  $('slip').hidden = !item || !narrow.matches || document.activeElement !== sheet.field;
  if (!$('slip').hidden) {
    $('slip').className = `slip card ${item.severity}`;
    const turn = element('p', 'turn', element('span', '', `${items.indexOf(item) + 1} of ${items.length}`),
      button('quiet', () => step(-1), 'Before'), button('quiet', () => step(1), 'Next'));
    $('slip').replaceChildren(turn, ...content(item, {take, leave}));
  }
}

function activate(id, {reveal = false, scroll = false}) {
  if (id === active && !reveal && !scroll) return;
  if (id && !items.some(item => item.id === id)) return; // taken just now
  active = id;
  sheet.mark(items.filter(item => !item.missing), active);
  cards.activate(active, reveal);
  slip();
  if (scroll) {
    const mark = sheet.markOf(id);
    const at = mark?.getBoundingClientRect();
    if (at && (at.top < 80 || at.bottom > innerHeight - (narrow.matches ? innerHeight / 2 : 80))) {
      mark.scrollIntoView({block: narrow.matches ? 'start' : 'center', behavior: calm.matches ? 'auto' : 'smooth'});
    }
  }
}

let fading = 0;
function toast(text) {
  $('toast').textContent = text;
  $('toast').classList.add('shown');
  clearTimeout(fading);
  fading = setTimeout(() => $('toast').classList.remove('shown'), 5000);
}

// ---- what the writer does

function take(item, n) {
  const edit = item.edits[n];
  if (!edit) return;
  const inCards = cards.hasFocus;
  const next = items[items.findIndex(one => one.id === item.id) + 1]?.id;
  put(edit.start, edit.end, edit.text);
  const gap = blank(edit.text, item.quote);
  const said = item.suggestions[n] || 'nothing';
  if (gap) {
    sheet.select(edit.start + gap.start, edit.start + gap.end);
    toast(`Now fill in ${edit.text.slice(gap.start, gap.end)}.`);
  } else {
    sheet.select(edit.start + edit.text.length, edit.start + edit.text.length);
    toast(item.missing ? `Added “${said}”` : `“${said}” now stands there.`);
    if (inCards) focusCard(next);
  }
}

function focusCard(id) {
  if (id && items.some(item => item.id === id)) cards.focus(id);
  else if (items.length) cards.focus(items[0].id);
  else sheet.field.focus({preventScroll: true});
}

/** Puts words in the place of others so that Undo brings the old ones back. */
function put(start, end, text) {
  const removed = sheet.text.slice(start, end);
  sheet.replace(start, end, text);
  taken.push({start, end: start + text.length, removed});
  show();
}

function undo() {
  const last = taken.pop();
  if (!last) return;
  if (last.ignored) {
    ignored = ignored.filter(one => one.phrase !== last.ignored.phrase);
    checks.now();
  } else {
    sheet.replace(last.start, last.end, last.removed);
    sheet.select(last.start, last.start + last.removed.length);
  }
  toast('Undone.');
  show();
}

function leave(item) {
  const inCards = cards.hasFocus;
  const next = items[items.findIndex(one => one.id === item.id) + 1]?.id;
  const entry = {rule: item.rule, phrase: item.quote, category: item.category};
  ignored = [...ignored.slice(1 - MOST_LEFT), entry];
  taken.push({start: item.start, end: item.start, removed: '', ignored: entry});
  items = items.filter(one => one.id !== item.id);
  if (active === item.id) active = null;
  show();
  if (inCards) focusCard(next);
  toast('Left as it is, here and now. Nothing of it is kept.');
  checks.now();
}

/** Goes to the next words to look at, or the ones before. */
function step(by) {
  if (!items.length) {
    toast(report ? 'There is nothing to look at.' : 'There is no draft yet.');
    return;
  }
  const at = items.findIndex(item => item.id === active);
  const caret = sheet.field.selectionStart;
  let next = at + by;
  if (at < 0) {
    const behind = items.findIndex(item => item.start >= caret);
    next = by > 0 ? (behind < 0 ? 0 : behind) : (behind < 0 ? items.length : behind) - 1;
  }
  const item = items[(next + items.length) % items.length];
  sheet.select(item.start, item.end);
  activate(item.id, {reveal: true, scroll: true});
  const choices = item.suggestions.map((text, n) => `Alt ${n + 1}: ${text || 'leave the words out'}`).join('. ');
  $('say').textContent = `${item.label}, ${item.severity}. ${item.quote}. ${item.message} ${choices}`;
}

/** Looks at the words under the caret. */
function caretMoved() {
  if (document.activeElement !== sheet.field) return;
  const {selectionStart: start, selectionEnd: end} = sheet.field;
  const current = items.find(item => item.id === active);
  if (current && current.start <= start && end <= current.end) return;
  // Of several that overlap, the shortest is what was meant.
  const under = items.filter(item => !item.missing && item.start <= start && end <= item.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  activate(under[0]?.id ?? null, {reveal: Boolean(under.length)});
}

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const away = document.createElement('textarea');
    away.value = text;
    away.className = 'unseen';
    document.body.append(away);
    away.select();
    document.execCommand('copy');
    away.remove();
  }
  copied = text;
  toast(`${what} copied.`);
}

// ---- wiring

document.addEventListener('selectionchange', caretMoved);
sheet.field.addEventListener('select', caretMoved);
sheet.field.addEventListener('focus', caretMoved);
narrow.addEventListener('change', slip);
// A press on the slip must not take the caret out of the draft, or the slip would be gone before the click.
$('slip').addEventListener('mousedown', event => event.preventDefault());
sheet.field.addEventListener('blur', () => setTimeout(() => {
  if (!$('slip').contains(document.activeElement)) slip();
}));
$('incoming').addEventListener('input', () => {
  show();
  ask();
});
for (const choice of document.querySelectorAll('input[name=audience]')) {
  choice.addEventListener('change', () => {
    reader = choice.value;
    checks.now();
  });
}
fetch('/v1/info').then(answer => answer.json()).then(info => {
  if (!reader) document.querySelector(`input[name=audience][value=${info.audience}]`).checked = true;
}).catch(() => {}); // the first check will tell
$('undo').addEventListener('click', undo);
$('copy').addEventListener('click', () => copy(sheet.text, 'Draft'));
$('copy-softened').addEventListener('click', () => copy(report.softened, 'Softened text'));
$('take-softened').addEventListener('click', () => {
  put(0, sheet.text.length, report.softened);
  toast('The softened text now stands in the draft.');
});
$('hear').addEventListener('click', () => {
  ignored = [];
  taken = taken.filter(one => !one.ignored);
  show();
  checks.now();
});
$('example').addEventListener('click', () => {
  $('incoming').value = EXAMPLE.incoming;
  put(0, sheet.text.length, EXAMPLE.draft);
});
$('help').addEventListener('click', () => $('keys').showModal());

document.addEventListener('keydown', event => {
  if (event.isComposing || $('keys').open) return;
  // On a busy machine the key is here before the browser has told that the caret went elsewhere.
  caretMoved();
  const item = items.find(one => one.id === active);
  const digit = event.altKey && !event.ctrlKey && !event.metaKey && /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (event.key === 'F8' && !event.altKey && !event.ctrlKey && !event.metaKey) step(event.shiftKey ? -1 : 1);
  else if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && /^Arrow(?:Down|Up)$/.test(event.key))
    step(event.key === 'ArrowUp' ? -1 : 1);
  else if (event.altKey && event.key === 'Enter' && item) take(item, Math.max(0, item.edits.findIndex(Boolean)));
  else if (digit === '0' && item && !item.missing) leave(item);
  else if (digit > '0' && item) take(item, digit - 1);
  else if (event.altKey && event.key === 'Backspace' && taken.length) undo();
  else if (event.key === 'Escape' && document.activeElement !== sheet.field) sheet.field.focus();
  else return;
  event.preventDefault();
});

addEventListener('beforeunload', event => {
  if (sheet.text.trim() && sheet.text !== copied) event.preventDefault();
});

panels.verdict(null);
show();
