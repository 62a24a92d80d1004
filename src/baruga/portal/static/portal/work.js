/* Works while somebody fills in the form, so that a flood costs whoever sends it; see core/proof_of_work.py. */
(() => {
  const field = document.querySelector("input[name=work][data-challenge]");
  if (!field || !window.crypto?.subtle) return;
  const BATCH = 400;
  const bits = Number(field.dataset.bits);
  const encoder = new TextEncoder();

  const zeros = (digest) => {
    const view = new DataView(digest);
    return view.getUint32(0) >>> (32 - bits) === 0;
  };

  async function look(begin) {
    for (let number = begin; number < begin + BATCH; number += 1) {
      const work = `${field.dataset.challenge}~${number}`;
      if (zeros(await crypto.subtle.digest("SHA-256", encoder.encode(work)))) {
        field.value = work;
        return;
      }
    }
    setTimeout(look, 0, begin + BATCH); // the page stays alive
  }
  look(0);
})();
