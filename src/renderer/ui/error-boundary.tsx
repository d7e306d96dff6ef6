import { Button } from 'antd';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useT } from './i18n';
import { PanelMessage } from './panel-state';

const Crash = ({ onReopen }: { readonly onReopen: () => void }) => {
  const t = useT();
  return (
    <div role="alert">
      <PanelMessage title={t('shell.crash.title')} hint={t('shell.crash.hint')}>
        <Button type="primary" onClick={onReopen}>
          {t('shell.crash.reopen')}
        </Button>
      </PanelMessage>
    </div>
  );
};

type Props = { readonly children: ReactNode };
type State = { readonly hasFailed: boolean };

/** Keeps a failure inside one tab. The only class: React has no other way to catch one. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <Crash onReopen={() => this.setState({ hasFailed: false })} />;
  }
}
