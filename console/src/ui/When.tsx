import { exactTime, relativeTime } from '../lib/format';
import { useLang } from '../lib/i18n';
import { useSettings } from '../lib/session';
import { useNow } from '../lib/use-now';

/** How long ago, or how soon; the exact time in the shop's zone on hover. */
export function When({ at, exact = false }: { at: string; exact?: boolean }) {
  const lang = useLang();
  const now = useNow();
  const full = exactTime(at, lang, useSettings().timeZone);
  if (exact) return <time dateTime={at}>{full}</time>;
  return (
    <time dateTime={at} title={full} style={{ whiteSpace: 'nowrap' }}>
      {relativeTime(at, Math.max(now, Date.now()), lang)}
    </time>
  );
}
