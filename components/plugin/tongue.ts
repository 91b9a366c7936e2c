import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Tongue, tongueOf } from '../../lib/i18n/plugin/tongue.ts';

/** The language in which one plugin speaks. */
export const Speaks = createContext<Tongue>(tongueOf('en'));

export const useTongue = (): Tongue => useContext(Speaks);
