import { useParams } from 'react-router';
import { BatchStart } from './BatchStart';
import { BatchView } from './BatchView';
import './batch.css';

/** Shipping many orders by a workbook: to begin with one, or one that was begun; the address tells which. */
export function BatchPage() {
  const { id } = useParams();
  return id && /^[1-9]\d{0,14}$/.test(id) ? <BatchView key={id} id={id} /> : <BatchStart />;
}
