import { useEffect, useRef, useState } from 'react';
import { Text } from '@tarojs/components';
import { serverNow } from '@/lib/server-clock';
import { useWords } from '@/lib/words';
import { usePageVisible } from '@/lib/use-page-visible';

const two = (n: number) => String(n).padStart(2, '0');

/** Time left until then, by the server's clock: `29:05`, `1:29:05`, `2 天 01:29:05`. `onEnd` is called once. */
export function Countdown({ until, onEnd }: { until: string; onEnd?: () => void }) {
  const t = useWords();
  const visible = usePageVisible();
  const end = Date.parse(until);
  const [left, setLeft] = useState(() => end - serverNow());
  const over = left <= 0;
  useEffect(() => {
    if (!visible || over) return;
    const tick = () => setLeft(end - serverNow());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [end, visible, over]);
  // The caller's function is new on each render; only the passing of the moment calls it.
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    if (over) ended.current?.();
  }, [over]);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const clock = `${days || hours ? `${two(hours)}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
  return (
    <Text style={{ fontVariantNumeric: 'tabular-nums' }}>
      {days ? `${t('common.days', { count: days })} ${clock}` : clock}
    </Text>
  );
}
