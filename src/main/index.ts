/** The desktop's entry. */
import { startDesktop } from './desktop/start';

startDesktop();
