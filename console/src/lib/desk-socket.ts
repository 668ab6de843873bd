import { useEffect, useEffectEvent } from 'react';
import { io, type Socket } from 'socket.io-client';
import type { ConsoleToServer, ServerToConsole } from '@lanzi/shared/alert/alert.contract';

export type DeskSocket = Socket<ServerToConsole, ConsoleToServer>;

/** One connection for the whole tab; signs in with the session's cookie. `lastSeq` is read anew at every connection. */
let lastSeq: () => number = () => 0;
export const deskSocket: DeskSocket = io('/console', {
  autoConnect: false,
  auth: (give) => give({ lastSeq: lastSeq() }),
  reconnectionDelayMax: 5_000,
});

/** The server ends connections when a session ends, or when it could not tell what was missed: asked again soon. */
const RETRY_MS = 2_000;
deskSocket.on('disconnect', (reason) => {
  if (reason === 'io server disconnect') setTimeout(() => deskSocket.connect(), RETRY_MS);
});

export const catchUpFrom = (read: () => number): void => {
  lastSeq = read;
};

/** Hears one kind of news from the server for as long as the component stands. */
export function useNews<E extends keyof ServerToConsole>(event: E, hear: ServerToConsole[E]): void {
  const latest = useEffectEvent(hear as (...news: unknown[]) => void);
  useEffect(() => {
    const listener = (...news: unknown[]) => latest(...news);
    const socket = deskSocket as unknown as Socket;
    socket.on(event as string, listener);
    return () => {
      socket.off(event as string, listener);
    };
  }, [event]);
}

/** Called at every connection, the first included: what was missed in between is to be asked for. */
export function useConnected(hear: () => void): void {
  const latest = useEffectEvent(hear);
  useEffect(() => {
    const listener = () => latest();
    deskSocket.on('connect', listener);
    return () => {
      deskSocket.off('connect', listener);
    };
  }, []);
}
