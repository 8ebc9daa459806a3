// When the parts of the player are evaluated: the server writes marks around their code.

const PART = /article-player(?:\.(core|features|controls))?\.js$/;

/** A script of the player with a mark at its start and one at its end. */
export function withMarks(path, code) {
  const [, part] = PART.exec(path) ?? [];
  if (!part) return code;
  const mark = (at) => `performance.mark("${part} ${at}");`;
  return `${mark('start')}${code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '')}\n;${mark('end')}`;
}

/** In the page: ms since the press. */
export function markTimes() {
  const { pressedAt, overAt, busyAt, attachedAt, speaks } = globalThis.bench;
  const since = (time) => (time === undefined ? undefined : time - pressedAt);
  const mark = (name) => since(performance.getEntriesByName(name)[0]?.startTime);
  const core = performance
    .getEntriesByType('resource')
    .find(({ name }) => name.endsWith('article-player.core.js'));
  return {
    over: since(overAt),
    busy: since(busyAt),
    requested: since(core?.startTime),
    responded: since(core?.responseEnd),
    coreStart: mark('core start'),
    coreEnd: mark('core end'),
    featuresStart: mark('features start'),
    controlsStart: mark('controls start'),
    attached: since(attachedAt),
    speak: since(speaks[0].at),
  };
}

const MARKS = ['bench press', 'core start', 'core end', 'bench attached', 'bench speak'];

/**
 * From a trace of Chromium with the category `blink.user_timing`: how long the main thread has run
 * between the marks, in ms, whatever else the machine did.
 */
export function cpuTimes(trace) {
  const { traceEvents } = JSON.parse(String(trace));
  const marks = traceEvents.filter(({ cat }) => cat === 'blink.user_timing');
  const [press, start, end, attached, speak] = MARKS.map(
    (mark) => marks.find(({ name }) => name === mark)?.tts / 1000,
  );
  return { press, coreStart: start, coreEnd: end, attached, speak };
}
