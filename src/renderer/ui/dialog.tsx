import { Modal, type ModalProps } from 'antd';
import { useEffect, useRef, useState } from 'react';

/** What goes with the focus inside gives it back to where it was: antd does so only for windows that stay mounted. */
const useFocusBack = () => {
  const [cameFrom] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // A moment later: the window still holds the focus while it is taken down.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
      });
    },
    [cameFrom],
  );
};

const FIELDS = 'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), button:not(:disabled)';
/** By then the menu that opened the window has given the focus back to where it was. */
const SETTLED_MS = 60;

/** Whoever opened it types at once: where no field has the focus by itself, or a menu took it back, the first one gets it. */
const useFocusIn = () => {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { current } = body;
      if (current && !current.contains(document.activeElement)) current.querySelector<HTMLElement>(FIELDS)?.focus();
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return body;
};

type Props = Pick<ModalProps, 'title' | 'children' | 'width'> & { readonly onClose: () => void };

/** A window that is open as long as it is mounted; Esc leaves it, and the keys go on where they were. */
export const Dialog = ({ title, width, onClose, children }: Props) => {
  useFocusBack();
  const body = useFocusIn();
  return (
    <Modal open title={title} {...(width !== undefined && { width })} footer={null} onCancel={onClose} destroyOnHidden>
      <div ref={body}>{children}</div>
    </Modal>
  );
};
