import { createElement, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** A page in React that embeds the plugin as its makers would: the key as `public-key`, since React keeps `key` to itself. */
function Page({ publicKey }) {
  const element = useRef(null);
  const [src, setSrc] = useState('/react-1.json');
  const [heard, setHeard] = useState([]);
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    const hear = (event) =>
      setHeard((all) => [...all, `${event.type} ${event.detail.serial ?? event.detail.code}`]);
    const { current } = element;
    for (const name of ['ready', 'error']) current?.addEventListener(`partner-lens:${name}`, hear);
    return () => {
      for (const name of ['ready', 'error']) current?.removeEventListener(`partner-lens:${name}`, hear);
    };
  }, [isThere]);
  return createElement(
    'div',
    null,
    createElement('button', { type: 'button', onClick: () => setSrc('/react-2.json') }, 'Next bundle'),
    createElement('button', { type: 'button', onClick: () => setThere(!isThere) }, 'There or not'),
    createElement('output', null, heard.join(', ')),
    isThere ? createElement('partner-lens', { src, 'public-key': publicKey, ref: element }) : null,
  );
}

createRoot(document.getElementById('react')).render(
  createElement(Page, { publicKey: document.body.dataset.publicKey }),
);
