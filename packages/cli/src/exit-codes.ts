export const SUCCESS = 0;
export const FAILURE = 1;
/** As most commands have it. */
export const WRONG_USAGE = 2;
/** 128 and the number of SIGINT, as shells have it. */
export const INTERRUPTED = 130;
