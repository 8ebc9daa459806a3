// Real voices on a machine without sound card or desktop: eSpeak NG behind speech-dispatcher,
// played in real time into nothing.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { canInstall, install } from './apt.mjs';

/** What is started here, and the Debian packages that bring it and what it needs. */
const PROGRAMS = ['pulseaudio', 'pactl', 'speech-dispatcher', 'spd-say', 'espeak-ng'];
const PACKAGES = [
  ...[
    'espeak-ng',
    'speech-dispatcher',
    'speech-dispatcher-espeak-ng',
    'speech-dispatcher-audio-plugins',
  ],
  ...['pulseaudio', 'pulseaudio-utils'],
];
/** A service must answer within this many ms. */
const READY_WITHIN = 15_000;

const machine = { has, canInstall, install };

/**
 * Finds what gives a browser on Linux its voices, or installs it.
 * @returns one line on what is missing, if nothing can be said.
 */
export function ensureSound({ has, canInstall, install } = machine) {
  const missing = () => PROGRAMS.filter((program) => !has(program));
  if (missing().length > 0 && canInstall()) install(PACKAGES);
  if (missing().length === 0) return undefined;
  return `The real voices need Linux with ${missing().join(', ')}. On Debian: apt-get install ${PACKAGES.join(' ')}`;
}

/**
 * Starts a sound server that plays into nothing, and the system's speech service, and has it say
 * one word: browsers started after that find its voices. Both live in a folder of their own, named
 * by XDG_RUNTIME_DIR, beside whatever the machine runs already.
 * @returns what stops both.
 */
export async function startSound() {
  const folder = mkdtempSync(join(tmpdir(), 'sound-'));
  const before = process.env.XDG_RUNTIME_DIR;
  process.env.XDG_RUNTIME_DIR = folder;
  delete process.env.PULSE_SERVER;
  const socket = join(folder, 'speech-dispatcher', 'speechd.sock');
  const services = [];
  const end = () => services.toReversed().forEach((service) => service.kill());
  const stop = async () => {
    const ended = services.filter(isRunning).map((service) => once(service, 'exit'));
    end();
    // They write into their folder to the last.
    await Promise.all(ended);
    if (before === undefined) delete process.env.XDG_RUNTIME_DIR;
    else process.env.XDG_RUNTIME_DIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  process.once('exit', end);
  try {
    const sink = ['-L', 'module-native-protocol-unix', '-L', 'module-null-sink sink_name=null'];
    services.push(service('pulseaudio', ['--daemonize=no', '--exit-idle-time=-1', '-n', ...sink]));
    await ready(
      'The sound server',
      () => spawnSync('pactl', ['info'], { stdio: 'ignore' }).status === 0,
    );
    // With a time-out it would leave when its last client leaves, and a browser started in that
    // moment has no voices for good.
    const link = ['--communication-method', 'unix_socket', '--socket-path', socket];
    services.push(service('speech-dispatcher', ['--run-single', '--timeout', '0', ...link]));
    await ready('The speech service', () => existsSync(socket));
    const { status } = spawnSync('spd-say', ['-w', 'ready'], {
      stdio: 'ignore',
      timeout: READY_WITHIN,
    });
    if (status !== 0) throw new Error('The speech service says nothing.');
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function has(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function service(program, args) {
  // Its messages of missing hardware and desktops are of no use to anyone.
  const started = spawn(program, args, { stdio: 'ignore' });
  started.on('error', () => {});
  return started;
}

const isRunning = ({ pid, exitCode, signalCode }) =>
  pid !== undefined && exitCode === null && signalCode === null;

async function ready(what, isReady) {
  const deadline = Date.now() + READY_WITHIN;
  while (!isReady()) {
    if (Date.now() > deadline) throw new Error(`${what} did not start.`);
    await setTimeout(100);
  }
}
