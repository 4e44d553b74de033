import { rmSync } from 'node:fs';

// The compiler leaves what it wrote for sources that are gone, and everything in dist is published.
rmSync('dist', { recursive: true, force: true });
