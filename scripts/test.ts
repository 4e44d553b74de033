import { rmSync } from 'node:fs';
import { chromiumLaunchOptions } from '../tooling/src/chromium.ts';
import { sumTotals, testResults } from './test-totals.ts';
import { turbo } from './turbo.ts';
import { unplayedScenarios } from './unplayed-scenarios.ts';

// The browser unpacks itself on first use, which parallel runs would do to each other.
await chromiumLaunchOptions();

// What turbo finds in its cache it puts back; nothing else may count.
for (const file of testResults()) rmSync(file);
const options = process.argv.slice(2);
process.exitCode = turbo('run', 'test', '--continue', '--concurrency=2', ...options);

// Options may ask for some packages only.
const unplayed = options.length > 0 ? [] : unplayedScenarios();
for (const line of unplayed) console.error(line);
if (unplayed.length > 0) process.exitCode = 1;

const { passed, failed } = sumTotals();
console.log(`tests: ${passed} passed, ${failed} failed`);
