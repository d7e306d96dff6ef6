import { useState } from 'react';
import type { SessionState } from '../../../shared/contract/session.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ShownProblem } from '../../ui/problem-text';

type DemoUser = Extract<SessionState, { phase: 'logIn' }>['demoUsers'][number];
type Props = { readonly users: readonly DemoUser[]; readonly onDone: () => void };

/** One card per person of the demo book; a click, or Enter on it, enters. */
export const DemoCards = ({ users, onDone }: Props) => {
  const t = useT();
  const logIn = useCommand(api.session.logInDemo);
  const [problem, setProblem] = useState<ShownProblem>();
  const enter = async (loginName: string) => {
    const answer = await logIn.run({ loginName });
    if (answer.ok) onDone();
    else setProblem(answer.problem);
  };
  const postsOf = (user: DemoUser) => user.posts.map((post) => t(`posts.${post}`)).join(t('common.listSeparator'));
  return (
    <>
      <ul className="td-demo-cards">
        {users.map((user, index) => (
          <li key={user.loginName}>
            <button
              type="button"
              autoFocus={index === 0}
              disabled={logIn.isBusy}
              onClick={() => void enter(user.loginName)}
            >
              <i aria-hidden>{user.name.slice(0, 1)}</i>
              <span>
                <b>{postsOf(user)}</b>
                <span>{user.name}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ProblemAlert problem={problem} />
    </>
  );
};
