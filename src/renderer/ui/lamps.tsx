import { Tooltip } from 'antd';
import { type Translate, useT } from './i18n';

/** How far something has come. */
export type LampState = 'none' | 'part' | 'full';
export type LampStates = {
  readonly paid: LampState;
  readonly shipped: LampState;
  readonly arrived: LampState;
  readonly invoiced: LampState;
};

const lampNames = ['paid', 'shipped', 'arrived', 'invoiced'] as const;
const suffixes = { none: 'None', part: 'Part', full: 'Full' } as const;

/** The four lamps as one sentence, for the tooltip, readers of the screen and copies of the row. */
export const lampSentence = (states: LampStates, t: Translate): string => {
  const word = (name: keyof LampStates) => t(`shell.lamps.${name}${suffixes[states[name]]}`);
  return t('shell.lamps.sentence', {
    paid: word('paid'),
    shipped: word('shipped'),
    arrived: word('arrived'),
    invoiced: word('invoiced'),
  });
};

type Props = { readonly states: LampStates; readonly sentence?: string };

/** Paid, shipped, arrived, invoiced. `sentence` replaces the plain one when the engine knows the numbers. */
export const Lamps = ({ states, sentence }: Props) => {
  const t = useT();
  const text = sentence ?? lampSentence(states, t);
  return (
    <Tooltip title={text}>
      <span className="td-lamps" role="img" aria-label={text}>
        {lampNames.map((name) => (
          <b key={name} className={`is-${states[name]}`} aria-hidden>
            {t(`shell.lamps.${name}`)}
          </b>
        ))}
      </span>
    </Tooltip>
  );
};
