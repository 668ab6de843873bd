import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from '@lanzi/shared/api/client';
import { newIdempotencyKey } from './api';

interface Options<Body, Answer> {
  send: (body: Body, extra: { idempotencyKey: string }) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  /** The server said no; a lost answer is no refusal. */
  onRefused?: (error: ApiError) => void;
}

/**
 * Sends a form. The key is made with the form and made anew only when the server has answered or something else is
 * asked: pressing twice, or again after a lost answer, has the effect of once.
 */
export function useSubmission<Body, Answer>({ send, onDone, onRefused }: Options<Body, Answer>) {
  const sent = useRef({ key: newIdempotencyKey(), body: '' });
  // A second click comes before the button can show that it is busy.
  const underWay = useRef(false);

  const mutation = useMutation({
    mutationFn: (body: Body) => {
      const text = JSON.stringify(body);
      if (sent.current.body && sent.current.body !== text) sent.current.key = newIdempotencyKey();
      sent.current.body = text;
      return send(body, { idempotencyKey: sent.current.key });
    },
    onSuccess: (answer) => {
      sent.current = { key: newIdempotencyKey(), body: '' };
      onDone(answer);
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      sent.current = { key: newIdempotencyKey(), body: '' };
      onRefused?.(error);
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const mutate = (body: Body) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate(body);
  };
  return { ...mutation, mutate };
}
