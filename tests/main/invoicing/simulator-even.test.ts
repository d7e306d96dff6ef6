import { tellLives } from '../../helpers/ledger-lives';

tellLives(0);
