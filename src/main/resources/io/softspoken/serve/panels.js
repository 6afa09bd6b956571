// What is said of the draft as a whole: the verdict, what is promised, the scores, the softened text.

import {element, title} from './cards.js';

const WORDS = {send: 'Ready to send', review: 'Look at it again', hold: 'Hold it back', none: 'Nothing to read yet'};
// Scores under this say nothing.
const TELLING = 10;

const $ = id => document.getElementById(id);

function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}

/** The verdict in a sentence, such as "2 high, 1 medium." */
export function summary(report) {
  if (report.language !== 'en' && report.language !== 'und') {
    return 'This does not read like English, so it was not judged.';
  }
  const weights = {high: 0, medium: 0, low: 0};
  for (const finding of report.findings) weights[finding.severity]++;
  const parts = Object.entries(weights).filter(([, n]) => n).map(([weight, n]) => `${n} ${weight}`);
  const missing = report.missing.length ? count(report.missing.length, 'thing missing', 'things missing') : '';
  const all = [parts.join(', '), missing].filter(Boolean).join('; ');
  return all ? `${all}.` : 'Nothing a reader would wince at.';
}

export function verdict(report) {
  const word = report ? report.verdict : 'none';
  $('verdict').dataset.verdict = word;
  $('word').textContent = WORDS[word];
  $('summary').textContent = report ? summary(report) : 'What you write stays on this machine.';
}

function day(due) {
  return new Intl.DateTimeFormat('en-GB', {weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit',
    minute: '2-digit'}).format(new Date(due));
}

export function promises(report) {
  const items = report?.commitments ?? [];
  $('promises').hidden = !items.length;
  $('promises').querySelector('ul').replaceChildren(...items.slice(0, 50).map(one => {
    const line = element('li', '', /^(i|we)?$/i.test(one.who) ? one.what : `${one.who}: ${one.what}`);
    line.append(element('span', 'soft', one.when ? ` ${one.when}` : ' with no time named'));
    if (one.due) {
      const time = element('time', 'due', day(one.due));
      time.dateTime = one.due;
      line.append(' ', time);
    }
    return line;
  }));
}

export function notes(report) {
  const items = report?.notes ?? [];
  $('notes').hidden = !items.length;
  $('notes').querySelector('ul').replaceChildren(...items.slice(0, 50).map(one => {
    const line = element('li', '', one.message);
    if (one.quote) {
      const quote = element('q', '', one.quote);
      quote.dir = 'auto';
      line.append(' ', quote);
    }
    return line;
  }));
}

export function scores(report) {
  const all = Object.entries(report?.scores ?? {}).sort((a, b) => b[1] - a[1]);
  const telling = all.filter(([, score]) => score >= TELLING);
  $('scores').hidden = !report;
  $('scores').querySelector('table').hidden = !telling.length;
  $('scores').querySelector('tbody').replaceChildren(...telling.map(([category, score]) => {
    const name = element('th', '', title(category));
    name.scope = 'row';
    const fill = element('i');
    fill.style.width = `${score}%`;
    const bar = element('span', 'track', fill);
    bar.setAttribute('aria-hidden', 'true');
    return element('tr', '', name, element('td', 'n', String(score)), element('td', 'grow', bar));
  }));
  const silent = all.length - telling.length;
  $('silent').textContent = telling.length
    ? `${count(silent, 'other', 'others')} below ${TELLING}.`
    : `All ${all.length} are below ${TELLING}.`;
}

/** Shows the softened text, what is new in it set off; nothing where it says no other than the draft. */
export function softened(report, draft) {
  const section = $('softened').closest('section');
  const text = report?.softened ?? '';
  section.hidden = !report || text === draft;
  if (section.hidden) {
    $('softened').replaceChildren();
    return;
  }
  const parts = [];
  let at = 0;
  for (const {start, end} of report.changes ?? []) {
    parts.push(text.slice(at, start), element('ins', '', text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at));
  $('softened').replaceChildren(...parts.filter(part => part !== ''));
}
