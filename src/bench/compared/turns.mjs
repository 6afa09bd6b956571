// One of the Node programs that Softspoken is measured beside: node turns.mjs TOOL FOLDER. The protocol is Compare's.
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [tool, folder] = process.argv.slice(2);

// What one draft goes through; the number of findings, so that nothing is left out as useless.
const tools = {
  async harper() {
    const { LocalLinter } = await import('harper.js');
    const { binary } = await import('harper.js/binary');
    let linter;
    const look = async (draft) => (await linter.lint(draft, { language: 'plaintext' })).length;
    // It keeps what it found in sentences that it has seen: each pass has a linter that has seen none.
    look.anew = async () => {
      await linter?.dispose?.();
      linter = new LocalLinter({ binary });
      await linter.setup();
      await linter.lint('A sentence, for all to be loaded.', { language: 'plaintext' });
    };
    return look;
  },
  async 'write-good'() {
    const { default: writeGood } = await import('write-good');
    return (draft) => writeGood(draft).length;
  },
  async alex() {
    const { text } = await import('alex');
    return (draft) => text(draft).messages.length;
  },
  async textlint() {
    const { createLinter } = await import('textlint');
    const { TextlintKernelDescriptor } = await import('@textlint/kernel');
    const { default: text } = await import('@textlint/textlint-plugin-text');
    const { default: alex } = await import('textlint-rule-alex');
    const { default: writeGood } = await import('textlint-rule-write-good');
    const linter = createLinter({
      descriptor: new TextlintKernelDescriptor({
        rules: [
          { ruleId: 'alex', rule: alex.default ?? alex },
          { ruleId: 'write-good', rule: writeGood.default ?? writeGood },
        ],
        filterRules: [],
        plugins: [{ pluginId: 'text', plugin: text.default ?? text }],
      }),
    });
    return async (draft) => (await linter.lintText(draft, 'draft.txt')).messages.length;
  },
  async retext() {
    const { retext } = await import('retext');
    let processor = retext();
    for (const part of ['english', 'equality', 'intensify', 'passive', 'profanities', 'simplify']) {
      processor = processor.use((await import(`retext-${part}`)).default);
    }
    processor.freeze();
    return async (draft) => (await processor.process(draft)).messages.length;
  },
  async vader() {
    const { default: vader } = await import('vader-sentiment');
    return (draft) => vader.SentimentIntensityAnalyzer.polarity_scores(draft).compound;
  },
};

const drafts = readdirSync(folder)
  .sort()
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const sets = {
  clean: drafts.filter((draft) => draft.name.startsWith('clean')),
  flagged: drafts.filter((draft) => !draft.name.startsWith('clean')),
};

const spent = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
const status = (key) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1]);

const look = await tools[tool]();
let sum = 0;
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [what, set, milliseconds] = line.split(' ');
  if (what === 'memory') {
    global.gc?.();
    global.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    console.log(`${status('VmRSS')} ${Math.round((heapUsed + external) / 1024)}`);
    continue;
  }
  let used = 0;
  let runs = 0;
  do {
    await look.anew?.();
    const begin = spent();
    for (const { text } of sets[set]) {
      sum += await look(text);
      runs++;
    }
    used += spent() - begin;
  } while (used < milliseconds * 1000);
  console.log(`${used / runs} ${sum}`);
}
