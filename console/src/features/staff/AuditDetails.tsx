import { Descriptions } from 'antd';
import { useAuditWords } from './audit-words';

/** What an audit entry keeps beside the act itself. */
export function AuditDetails({ details }: { details: Record<string, unknown> }) {
  const words = useAuditWords();
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      styles={{ label: { width: 160 }, content: { whiteSpace: 'pre-line' } }}
      items={Object.entries(details).map(([key, held]) => ({
        key,
        label: words.field(key),
        children: words.value(key, held),
      }))}
    />
  );
}
