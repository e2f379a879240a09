import { createContext } from 'react';

/** Whether something stands in a cell of a grid: the grid has the focus then, and Tab goes past what is in it. */
export const InGrid = createContext(false);
