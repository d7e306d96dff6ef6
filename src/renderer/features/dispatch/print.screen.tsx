/** Preview on exact paper; the copy is counted when the button is pressed, and only then. */
import { PrinterOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { printKinds, type PrintContent, type PrintKind } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { usePreference } from '../../ui/preferences';
import type { ScreenProps } from '../../ui/tab-actions';
import { DispatchNotePrint } from './dispatch-note.print';
import { GoodsListPrint } from './goods-list.print';
import { notePapers, type NotePaper } from './paper-parts';
import './dispatch.css';
