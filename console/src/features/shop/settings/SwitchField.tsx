import { Form, Switch } from 'antd';
import { useId } from 'react';
import type { Rule } from 'antd/es/form';

interface Props {
  name: string;
  label: string;
  hint: string;
  rules?: Rule[];
  dependencies?: string[];
}

/** A switch at the end of the line that says what it does. */
export function SwitchField({ name, label, hint, rules, dependencies }: Props) {
  const hintId = useId();
  return (
    <div className="settings-switch">
      <div>
        {label}
        <div className="settings-switch-hint" id={hintId}>
          {hint}
        </div>
      </div>
      <Form.Item name={name} valuePropName="checked" rules={rules} dependencies={dependencies}>
        <Switch aria-label={label} aria-describedby={hintId} />
      </Form.Item>
    </div>
  );
}
