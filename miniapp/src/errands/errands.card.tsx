import './errands.css';

export { AgentWorkbench } from './cards/agent-workbench';
export { DispatcherWorkbench } from './cards/dispatcher-workbench';
export { MattersUnderWay, MyMatters } from './cards/my-matters';
