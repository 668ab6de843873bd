import { useRef, useState } from 'react';
import Taro, { useRouter } from '@tarojs/taro';
import { codeFromScan } from '@lanzi/shared/redemption/redemption-link';
import { RedemptionCheck } from '@/features/redemption/RedemptionCheck';
import { RedemptionResult } from '@/features/redemption/RedemptionResult';
import { useRedeem, useRedemptionPreview } from '@/features/redemption/redemption-queries';
import { TypedCode } from '@/features/redemption/TypedCode';
import { useScanner } from '@/features/redemption/use-scanner';
import { VerifierGate } from '@/features/redemption/VerifierGate';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';

const leave = () => {
  // Opened from a scan by WeChat itself there is no desk to go back to.
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: '/packages/verifier/pages/desk/index' });
};

/** One code after another: look it up, check, redeem, see the result, scan the next. */
function Redeeming({ firstCode }: { firstCode: string }) {
  const t = useWords();
  // A number for each scan, so that the same code scanned again is looked up again.
  const [{ code, scan }, setScanned] = useState({ code: firstCode, scan: 1 });
  const [attempt] = useState(() => `redeem-${Date.now()}-${Math.random().toString(36).slice(2)}`);
  const preview = useRedemptionPreview(code, scan);
  const redeem = useRedeem();
  // Two quick taps come before the button shows itself busy.
  const redeeming = useRef(false);
  const next = (found: string) => {
    redeem.reset();
    redeeming.current = false;
    setScanned({ code: found, scan: scan + 1 });
  };
  const scanner = useScanner(next, leave);
  const send = (wanted: Parameters<typeof redeem.mutate>[0]) => {
    if (redeeming.current) return;
    redeeming.current = true;
    redeem.mutate(wanted, { onSettled: () => (redeeming.current = false) });
  };
  const act = (cashCollected: boolean) => send({ code, cashCollected, attempt: `${attempt}-${scan}` });

  const error = redeem.error ?? preview.error;
  const result = redeem.data ? { redemption: redeem.data } : error ? { error } : undefined;
  const retry = () => (redeem.variables ? send(redeem.variables) : void preview.refetch());
  return (
    <>
      {code === '' ? (
        <Card title={t('verifier.noCode')}>
          <TypedCode onCode={next} />
        </Card>
      ) : preview.data ? (
        <RedemptionCheck
          key={`check-${scan}`}
          preview={preview.data}
          busy={redeem.isPending}
          onRedeem={act}
        />
      ) : result ? null : (
        <SkeletonCards count={3} />
      )}
      {result && !redeem.isPending ? (
        <RedemptionResult
          key={`result-${scan}`}
          result={result}
          onNext={scanner.scan}
          onRetry={retry}
          onLeave={leave}
        />
      ) : null}
      {scanner.scanner}
    </>
  );
}

export default function RedeemPage() {
  const t = useWords();
  const { code, q } = useRouter().params;
  return (
    <PageShell title={t('verifier.redeemTitle')} bar>
      <VerifierGate>{() => <Redeeming firstCode={codeFromScan(code ?? q ?? '')} />}</VerifierGate>
    </PageShell>
  );
}
