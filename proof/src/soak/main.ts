import { parseArgs } from 'node:util';
import { runSoak } from './soak.ts';
import { flaws, summary } from './summary.ts';

// node --conditions=@resilient-socket/source src/soak/main.ts [--connections 10000] [--seed 1] [--at-once 32]
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '32' },
  },
});
const report = await runSoak({
  connections: Number(values.connections),
  seed: Number(values.seed),
  atOnce: Number(values['at-once']),
});

console.log(`seed ${values.seed}: ${summary(report)}`);
// What leaked would keep the process alive.
process.exit(flaws(report).some(([, count]) => count > 0) ? 1 : 0);
