import { lazy, Suspense, useState, type ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { codeFromScan } from '@lanzi/shared/redemption/redemption-link';

// Only browsers need a scanner of ours; it stays out of the mini-program's bundle.
const CameraScanner = process.env.TARO_ENV === 'h5' ? lazy(() => import('./CameraScanner')) : undefined;

/**
 * Scanning a pickup code: WeChat's own scanner, or the camera in a browser (render `scanner` for it). `onType` is
 * called when one would rather type the code.
 */
export function useScanner(
  onCode: (code: string) => void,
  onType?: () => void,
): { scan: () => void; scanner: ReactNode } {
  const [open, setOpen] = useState(false);
  const scan = () => {
    if (CameraScanner) return setOpen(true);
    void Taro.scanCode({ scanType: ['qrCode'] })
      .then(({ result }) => onCode(codeFromScan(result)))
      .catch(() => undefined);
  };
  const type = () => {
    setOpen(false);
    onType?.();
  };
  const found = (text: string) => {
    setOpen(false);
    onCode(codeFromScan(text));
  };
  const scanner =
    open && CameraScanner ? (
      <Suspense fallback={null}>
        <CameraScanner onFound={found} onType={type} />
      </Suspense>
    ) : null;
  return { scan, scanner };
}
