import { writeFileSync } from 'node:fs';

/** Writes `{ passed, failed }` of a test run to the file COUNTS_FILE. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    let [passed, failed] = [0, unhandledErrors.length];
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      passed += states.filter((state) => state === 'passed').length;
      const failures = states.filter((state) => state === 'failed').length;
      // A file that breaks before its first test is a failure, too.
      failed += failures || (module.state() === 'failed' ? 1 : 0);
    }
    writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passed, failed }));
  }
}
