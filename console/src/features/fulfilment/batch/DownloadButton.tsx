import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, type ButtonProps } from 'antd';
import { errorText } from '../../../lib/api';

interface Props extends Omit<ButtonProps, 'onClick' | 'loading'> {
  download: () => Promise<void>;
}

/** A button that brings a file, and says so when it cannot. */
export function DownloadButton({ download, children, ...button }: Props) {
  const { message } = App.useApp();
  const bring = useMutation({
    mutationFn: download,
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <Button icon={<DownloadOutlined />} {...button} loading={bring.isPending} onClick={() => bring.mutate()}>
      {children}
    </Button>
  );
}
