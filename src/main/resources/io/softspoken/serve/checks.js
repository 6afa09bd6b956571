// Asks the server. Only the last question counts: a newer one takes back the one before.

const SHORTEST = 150;
const LONGEST = 1500;
const AGAIN = 2000;

/** The time here and now with its zone, as `2026-11-24T09:00:00+01:00`. */
function now() {
  const date = new Date();
  const two = n => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  const zone = -date.getTimezoneOffset();
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:`
    + `${two(date.getMinutes())}:${two(date.getSeconds())}${zone < 0 ? '-' : '+'}${two(zone / 60)}:${two(zone % 60)}`;
}

export class Checks {
  #timer = 0;
  #asked = null;
  #took = 0;

  /** `question()` gives what is to be asked; `answered(report, draft)` and `failed(why)` what became of it. */
  constructor(question, answered, failed) {
    this.question = question;
    this.answered = answered;
    this.failed = failed;
  }

  /** Asks soon: after a short rest in typing, longer where a check takes longer. */
  soon() {
    this.#asked?.abort();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), Math.min(LONGEST, Math.max(SHORTEST, this.#took * 1.5)));
  }

  /** Asks at once. */
  async now() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    const asked = this.#asked = new AbortController();
    const question = this.question();
    const begun = performance.now();
    let answer;
    let told;
    try {
      answer = await fetch('/v1/check', {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({...question, date: now()}),
        signal: asked.signal,
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      told = await answer.json();
    } catch {
      if (asked.signal.aborted) return;
      this.failed('Softspoken does not answer. Is it still running? Your draft is kept here, and it will be asked again.');
      this.#again(AGAIN);
      return;
    }
    if (asked.signal.aborted) return;
    if (answer.ok) {
      this.#took = performance.now() - begun;
      this.answered(told, question.draft);
      return;
    }
    this.failed(told.error);
    const seconds = Number(answer.headers.get('Retry-After'));
    if (seconds) this.#again(seconds * 1000);
  }

  #again(wait) {
    this.#timer = setTimeout(() => this.now(), wait);
  }
}
