import './errands.css';
import { AgentDay } from './cards/agent-day';
import { DispatcherDesk } from './cards/dispatcher-desk';
import { AllMine, UnderWay } from './cards/my-matters';

/** For the home page: what is under way, nothing where nothing is. */
export const MattersUnderWay = () => <UnderWay />;
/** For the tab 办事: everything I asked for. */
export const MyMatters = () => <AllMine />;
/** For the first tab of an agent. */
export const AgentWorkbench = () => <AgentDay />;
/** For the first tab of a dispatcher. */
export const DispatcherWorkbench = () => <DispatcherDesk />;
