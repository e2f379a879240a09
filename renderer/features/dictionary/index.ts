/** Dictionary: headers and methods, each with what it means, a value taken apart, and what sending twice does. Needs only the store. */
export { HeaderDictionary } from './header-dictionary';
export { MethodDictionary } from './method-dictionary';
