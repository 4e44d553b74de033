import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How long an animation of a wait runs. */
    '--wait'?: string;
  }
}
