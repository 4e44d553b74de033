import { describeDemo } from './demo-spec.ts';

describeDemo('rxjs');
