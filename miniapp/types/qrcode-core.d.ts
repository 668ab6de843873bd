declare module 'qrcode/lib/core/qrcode' {
  type Segment = { data: Uint8Array | string; mode: 'byte' | 'alphanumeric' | 'numeric' };
  export function create(
    text: string | Segment[],
    options?: { errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' },
  ): {
    modules: { size: number; data: Uint8Array };
  };
}
