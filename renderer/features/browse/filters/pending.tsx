import { Kbd } from '../../../ui/kbd';

/** What was typed is not asked for yet: Enter does. */
export const Pending = () => <Kbd keys="Enter" />;
