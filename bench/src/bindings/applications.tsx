import { useLatestMessage, useResilientSocket, useSocketMessage } from '@resilient-socket/react';
import {
  useLatestMessage as useVueLatestMessage,
  useResilientSocket as useVueResilientSocket,
  useSocketMessage as useVueSocketMessage,
} from '@resilient-socket/vue';
import { useWebSocket as useVueUseWebSocket } from '@vueuse/core';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import reactUseWebSocket from 'react-use-websocket';
import { createApp } from 'vue';
import type { ApplicationName } from './names.ts';

/** What an application is given: where to connect, and what to do with each message and at each render. */
export interface Stage {
  readonly url: string;
  onMessage(data: string): void;
  onRender(): void;
}

/** Sends to the server. */
type Send = (message: string) => unknown;

// A CommonJS module's default export arrives with everything else that it exports.
const { default: useReactUseWebSocket } = reactUseWebSocket as unknown as typeof import('react-use-websocket');

/** Brings an application to life; `send` works once it is connected. */
export function startApplication(name: ApplicationName, stage: Stage): Send {
  return applications[name](stage);
}

const applications: Record<ApplicationName, (stage: Stage) => Send> = {
  'bare WebSocket': bare,
  'bare again': bare,
  'React, useSocketMessage': (stage) =>
    inReact(stage, () => {
      const { socket, send } = useResilientSocket(stage.url);
      useSocketMessage(socket, ({ data }) => stage.onMessage(data));
      return [send, null];
    }),
  'React, useLatestMessage': (stage) =>
    inReact(stage, () => {
      const { socket, send } = useResilientSocket(stage.url);
      const latest = useLatestMessage(socket, (data: string) => {
        stage.onMessage(data);
        // Every message is another one to show.
        return [data];
      });
      return [send, latest];
    }),
  'react-use-websocket': (stage) =>
    inReact(stage, () => {
      const { sendMessage, lastMessage } = useReactUseWebSocket(stage.url, {
        onMessage: ({ data }) => stage.onMessage(data),
      });
      return [sendMessage, lastMessage?.data];
    }),
  'Vue, useSocketMessage': (stage) =>
    inVue(stage, () => {
      const { socket, send } = useVueResilientSocket(stage.url);
      useVueSocketMessage(socket, ({ data }) => stage.onMessage(data));
      return [send, () => null];
    }),
  'Vue, useLatestMessage': (stage) =>
    inVue(stage, () => {
      const { socket, send } = useVueResilientSocket(stage.url);
      const latest = useVueLatestMessage(socket, (data: string) => {
        stage.onMessage(data);
        return [data];
      });
      return [send, () => latest.value];
    }),
  'VueUse, useWebSocket': (stage) =>
    inVue(stage, () => {
      const { send, data } = useVueUseWebSocket<string>(stage.url, {
        onMessage: (_socket, event) => stage.onMessage(event.data),
      });
      return [(message) => send(message), () => data.value];
    }),
};

function bare({ url, onMessage }: Stage): Send {
  const socket = new WebSocket(url);
  socket.addEventListener('message', ({ data }) => onMessage(data));
  return (message) => socket.send(message);
}

function inReact(stage: Stage, use: () => [send: Send, shown: ReactNode]): Send {
  let latest: Send = () => {};
  function Application() {
    const [send, shown] = use();
    latest = send;
    stage.onRender();
    return <output>{shown}</output>;
  }
  createRoot(document.body.appendChild(document.createElement('div'))).render(<Application />);
  return (message) => latest(message);
}

function inVue(stage: Stage, use: () => [send: Send, shown: () => unknown]): Send {
  let send: Send = () => {};
  createApp({
    setup() {
      const [sending, shown] = use();
      send = sending;
      return () => {
        stage.onRender();
        return shown();
      };
    },
  }).mount(document.body.appendChild(document.createElement('div')));
  return (message) => send(message);
}
