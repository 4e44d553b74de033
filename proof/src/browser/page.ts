import { ResilientSocket, type ResilientSocketOptions } from '@resilient-socket/core';

/** What a test reads of the page. */
export interface PageProof {
  readonly socket: ResilientSocket;
  /** Type, and what belongs to it. */
  readonly heard: string[];
}

declare global {
  interface Window {
    /** Put there by a test before the page loads. */
    options?: ResilientSocketOptions;
    proof: PageProof;
  }
}

const heard: string[] = [];
const socket = new ResilientSocket(new URL('.', location.href), [], window.options);
socket.addEventListener('open', ({ session }) => heard.push(`open ${session}`));
socket.addEventListener('message', ({ data }) => heard.push(`message ${data}`));
socket.addEventListener('reconnecting', ({ close }) => heard.push(`lost ${close.code}`));
addEventListener('pageshow', ({ persisted }) => heard.push(`pageshow ${persisted}`));
window.proof = { socket, heard };
