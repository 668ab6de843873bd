import { Button } from '@/ui/Button';
import type { OrderButton } from './use-order-actions';

/** An order's buttons in a row, the main one on the right. */
export function OrderButtons({ buttons, size }: { buttons: OrderButton[]; size: 's' | 'm' | 'l' }) {
  return (
    <>
      {buttons.map((button) => (
        <Button
          key={button.action}
          className="order-button"
          kind={button.kind}
          size={size}
          busy={button.busy}
          onClick={button.onClick}
        >
          {button.label}
        </Button>
      ))}
    </>
  );
}
