import { Navigate } from 'react-router';
import type { DialogProps } from './OrderActionDialog';

/** Editing needs a page of its own. */
export const EditDialog = ({ order }: DialogProps) => (
  <Navigate to={`/orders/${order.orderNo}/edit`} replace />
);
