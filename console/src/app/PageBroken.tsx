import { useRouteError } from 'react-router';
import { ErrorState } from '../ui/ErrorState';

/** A page that failed to draw itself: said in words, with a fresh start to try. */
export function PageBroken() {
  return <ErrorState error={useRouteError()} onRetry={() => window.location.reload()} />;
}
