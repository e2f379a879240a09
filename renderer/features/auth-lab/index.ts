/** Auth lab: what each way to say who one is gives away, tried on the practice server. Needs only the store. */
export { AuthLab } from './auth-lab';
