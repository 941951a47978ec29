/** Runs before the first paint, so that a chosen theme never flashes. Its text is constant: the policy holds its hash. */
export const themeScript =
  'try{var t=localStorage.getItem("theme");if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch{}';
