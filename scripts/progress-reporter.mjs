import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** The longest reason in the list of failures, in characters. */
const REASON_LENGTH = 300;

/**
 * A Vitest reporter: one line a test file as it ends, and all failures with file and reason at the
 * end. What is known so far goes to the file PROGRESS_FILE, as
 * `{ passed, failed, failures, running }`, so that it is not lost when the run is stopped.
 */
export default class ProgressReporter {
  #progress = { passed: 0, failed: 0, failures: [], running: [] };
  #total = 0;
  #ended = 0;

  #root = process.cwd();

  onInit(vitest) {
    this.#root = vitest.config.root;
  }

  onTestRunStart(specifications) {
    this.#total = specifications.length;
    this.#save();
  }

  onTestModuleStart(module) {
    this.#progress.running.push(this.#nameOf(module));
    this.#save();
  }

  onTestModuleEnd(module) {
    const progress = this.#progress;
    const name = this.#nameOf(module);
    progress.running = progress.running.filter((each) => each !== name);
    const tests = [...module.children.allTests()];
    const failed = tests.filter((test) => test.result().state === 'failed');
    progress.passed += tests.filter((test) => test.result().state === 'passed').length;
    progress.failed += failed.length;
    for (const test of failed) this.#note(name, test.fullName, test.result().errors);
    // A file can fail before its first test, or after its last one.
    const errors = [
      ...module.errors(),
      ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
    ];
    if (errors.length > 0 || (module.state() === 'failed' && failed.length === 0)) {
      progress.failed += 1;
      this.#note(name, '(the file itself)', errors);
    }
    this.#ended += 1;
    const seconds = (module.diagnostic().duration / 1000).toFixed(1);
    const mark = module.state() === 'failed' ? 'FAILED' : 'ok';
    console.log(
      `${String(this.#ended).padStart(3)}/${this.#total} ${mark} ${name}: ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}, ${seconds} s`,
    );
    this.#save();
  }

  onTestRunEnd(_modules, unhandledErrors) {
    for (const error of unhandledErrors) {
      this.#progress.failed += 1;
      this.#note('(outside of any test)', error.name ?? 'Error', [error]);
    }
    this.#save();
  }

  #nameOf(module) {
    return `${module.project.name} ${relative(this.#root, module.moduleId)}`;
  }

  #note(file, test, errors) {
    for (const { message, stack } of errors ?? [])
      console.log(`  ${file} > ${test}\n${message}\n${ourFrames(stack)}`);
    const reasons = (errors ?? []).map(({ message, stack }) => reasonOf(message, stack));
    this.#progress.failures.push({
      file,
      test,
      reason: reasons.join('; ') || 'no reason was given',
    });
  }

  #save() {
    if (process.env.PROGRESS_FILE)
      writeFileSync(process.env.PROGRESS_FILE, JSON.stringify(this.#progress));
  }
}

/** Of a stack, the calls in our own files. */
function ourFrames(stack = '') {
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  return frames.join('\n');
}

/** The message on one line, and where in our files it came from. */
function reasonOf(message = '', stack = '') {
  const line = message.replace(/\s+/g, ' ').trim();
  const place = /\b((?:test|src)\/[\w./-]+\.tsx?(?:\?[^:\s]*)?:\d+)/
    .exec(stack)?.[1]
    ?.replace(/\?[^:]*/, '');
  const short = line.length > REASON_LENGTH ? `${line.slice(0, REASON_LENGTH)} …` : line;
  return place ? `${short} (${place})` : short;
}
