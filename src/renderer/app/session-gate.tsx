/** Which of the four faces is shown: set-up, log-in, the frame, the locked screen. */
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import type { SessionState } from '../../shared/contract/session.contract';
import { type Session, useSession } from '../rpc/use-session';
import { useT } from '../ui/i18n';
import { PanelMessage, PanelRefused } from '../ui/panel-state';

const SetUp = lazy(() => import('../features/session/set-up'));
const LogIn = lazy(() => import('../features/session/log-in'));
const Locked = lazy(() => import('../features/session/locked'));
const LockedCount = lazy(() => import('../features/reminders/locked-count'));
const loadFrame = () => import('./frame/frame').then(({ Frame: component }) => ({ default: component }));
const Frame = lazy(loadFrame);

/** While somebody types his name, what comes next is fetched: the frame, and the grid that most screens are. */
const useAhead = (phase: SessionState['phase']) => {
  useEffect(() => {
    if (phase !== 'logIn') return undefined;
    const idle = requestIdleCallback(() => {
      void loadFrame();
      void import('../ui/grid/data-grid');
    });
    return () => cancelIdleCallback(idle);
  }, [phase]);
};

const Opening = () => {
  const t = useT();
  return <PanelMessage title={t('shell.start.loading')} />;
};

const NotYet = ({ session: { problem, refresh } }: { readonly session: Session }) => {
  const t = useT();
  if (problem === undefined) return <Opening />;
  if (problem.code === 'VERSION_MISMATCH') {
    return (
      <PanelMessage title={t('shell.start.outdated')} hint={t('shell.start.outdatedHint')}>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('shell.start.reload')}
        </Button>
      </PanelMessage>
    );
  }
  const isAway = problem.code === 'DISCONNECTED' || problem.code === 'UNKNOWN_OUTCOME';
  if (isAway) return <PanelMessage title={t('shell.start.unreachable')} hint={t('shell.start.unreachableHint')} />;
  return <PanelRefused problem={problem} onRetry={() => void refresh()} />;
};

type FaceProps = { readonly state: SessionState; readonly onChange: () => void };

const Face = ({ state, onChange }: FaceProps) => {
  useAhead(state.phase);
  switch (state.phase) {
    case 'setup':
      return <SetUp onDone={onChange} />;
    case 'logIn':
      return <LogIn isDemo={state.isDemo} demoUsers={state.demoUsers} onDone={onChange} />;
    case 'in':
    case 'locked': {
      const isLocked = state.phase === 'locked';
      // The frame stays alive behind the locked screen, with its tabs and drafts, but nothing of it is shown.
      return (
        <>
          <div className="td-face" hidden={isLocked}>
            <Frame key={state.me.userId} me={state.me} isDemo={state.isDemo} onSignedOut={onChange} />
          </div>
          {isLocked && <Locked me={state.me} onDone={onChange} />}
          {isLocked && <LockedCount />}
        </>
      );
    }
  }
};

export const SessionGate = () => {
  const session = useSession();
  if (session.state === undefined) return <NotYet session={session} />;
  return (
    <Suspense fallback={<Opening />}>
      <Face state={session.state} onChange={() => void session.refresh()} />
    </Suspense>
  );
};
