/** The frame of the application: everything a signed-in person sees is inside. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Me } from '../../../shared/contract/session.contract';
import { api } from '../../rpc/client';
import { saveFile } from '../../rpc/host';
import { MeProvider } from '../../rpc/me';
import { recoverPending, useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { SaveFileProvider } from '../../ui/file-saver';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PersonProvider } from '../../ui/person';
import { RecordPanelsProvider } from '../../ui/record-panels';
import { TabActionsProvider } from '../../ui/tab-actions';
import { TimeZoneProvider } from '../../ui/time-zone';
import { findScreen, navigationFor } from '../navigation';
import { recordPanels } from '../record-panels';
import { startTabs, tabActions, useTabs } from '../tabs/tabs-store';
import { useTabRoute } from '../tabs/use-tab-route';
import { Nav } from './nav';
import { StatusLine } from './status-line';
import { TabArea } from './tab-area';
import { TabStrip } from './tab-strip';
import { postsOf, TopBar } from './top-bar';
import './frame.css';

const bookTables = ['setting'];

/** Says once after a reload what became of the presses that got no answer. */
const useRecovery = () => {
  const t = useT();
  const notice = useNotice();
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void recoverPending().then((recovered) => {
      for (const { isDone } of recovered) {
        if (isDone) notice.success(t('shell.recovered.done'));
        else notice.warning(t('shell.recovered.notDone'));
      }
    });
  }, [t, notice]);
};

/** Tabs as they stood last time; with none, the first screen of the navigation. */
const useStartedTabs = (me: Me) => {
  useState(() => {
    const mayOpen = (name: string) => {
      const screen = findScreen(name);
      return screen !== undefined && me.permissions.includes(screen.permission);
    };
    startTabs(me.userId, mayOpen);
    const first = navigationFor(me.permissions)[0]?.items[0];
    if (useTabs.getState().list.length === 0 && first) tabActions.openTab({ key: first.key, screen: first.key });
  });
};

const WorkArea = () => (
  <main className="td-work" id="work" tabIndex={-1}>
    <TabStrip />
    <div className="td-main">
      <TabArea />
    </div>
  </main>
);

const skipToWork = () => document.getElementById('work')?.focus();

type Props = { readonly me: Me; readonly isDemo: boolean; readonly onSignedOut: () => void };

export const Frame = ({ me, isDemo, onSignedOut }: Props) => {
  const t = useT();
  const notice = useNotice();
  const book = useRead(['settings.about'], () => api.settings.about({}), { tables: bookTables });
  const logOut = useCommand(api.session.logOut);
  useStartedTabs(me);
  useRecovery();
  const isScreen = useCallback(
    (key: string) => navigationFor(me.permissions).some(({ items }) => items.some((item) => item.key === key)),
    [me.permissions],
  );
  useTabRoute(isScreen);
  const leave = async () => notice.accept(await logOut.run({})) && onSignedOut();
  const firmName = book.value?.firmName;
  const seat = t('shell.user.seat', { name: me.name, posts: postsOf(me, t) });
  return (
    <MeProvider value={me}>
      <TimeZoneProvider value={book.value?.timeZone ?? 'Asia/Shanghai'}>
        <PersonProvider value={String(me.userId)}>
          <SaveFileProvider value={saveFile}>
            <TabActionsProvider value={tabActions}>
              <RecordPanelsProvider value={recordPanels}>
                <div className="td-frame">
                  <button type="button" className="td-skip" onClick={skipToWork}>
                    {t('shell.skipToWork')}
                  </button>
                  <TopBar firmName={firmName} isDemo={isDemo} me={me} onLogOut={() => void leave()} />
                  <Nav />
                  <WorkArea />
                  <StatusLine firmName={firmName} seat={seat} />
                </div>
              </RecordPanelsProvider>
            </TabActionsProvider>
          </SaveFileProvider>
        </PersonProvider>
      </TimeZoneProvider>
    </MeProvider>
  );
};
