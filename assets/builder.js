// The page that builds a snippet: reads the form, shows the map as chosen, and writes what each kind of page takes.

(() => {
  const root = new URL(".", document.currentScript.src);
  const { languages, layers: usual, words } = JSON.parse(document.getElementById("told").textContent);
  const form = document.getElementById("chosen");
  const shown = document.querySelector(".shown");
  const wrong = document.getElementById("date-wrong");
  const field = (name) => form.elements.namedItem(name);

  /** The sandbox that a frame needs: no more. */
  const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

  const isDate = (text) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
    if (!year) return false;
    const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
    return date.getUTCMonth() === Number(month ?? 1) - 1 && date.getUTCDate() === Number(day ?? 1);
  };

  /** What differs from the plain view, in the order of addresses. */
  function chosenView() {
    const date = field("date").value.trim();
    const isWrong = date !== "" && !isDate(date);
    wrong.textContent = isWrong ? words.dateWrong.replace("{date}", date) : "";
    field("date").setAttribute("aria-invalid", String(isWrong));
    const boxes = [...form.querySelectorAll("[name=layers]")];
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    const isUsual = boxes.every((box) => box.checked === usual.includes(box.value));
    // A transfer starts from the present.
    field("scenario").disabled = date !== "" && !isWrong;
    const all = {
      date: isWrong ? "" : date,
      scenario: field("scenario").disabled ? "" : field("scenario").value,
      perspective: field("perspective").value,
      names: field("names").value,
      layers: isUsual ? undefined : on.join(","),
      theme: field("theme").value,
      plain: field("plain").checked ? "1" : "",
    };
    return Object.entries(all).filter(([name, value]) => value || (name === "layers" && value === ""));
  }

  const query = (view) => (view.length > 0 ? `?${view.map((pair) => pair.join("=")).join("&")}` : "");
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const tag = (name, attributes) => `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join("")}>`;

  function snippets(view) {
    const [lang, island] = [field("lang").value, field("island").value];
    const { full, pages } = languages[lang];
    const { title, card } = pages[island];
    const folder = island ? `${lang}/${island}/` : `${lang}/`;
    const framed = new URL(`embed/${folder}`, root).href + query(view);
    // What is the frame's own affair does not belong to the full map.
    const page = new URL(folder, root).href;
    const linked = page + query(view.filter(([name]) => name !== "plain"));
    const high = field("height");
    const height = String((high.validity.valid && high.valueAsNumber) || 800);
    const frame = { src: framed, title, width: "100%", height, loading: "lazy", style: "border: 0", sandbox: SANDBOX, allow: "fullscreen" };
    const helper = { lang, ...(island && { island }), ...Object.fromEntries(view), title, height };
    const link = `${tag("a", { href: linked, hreflang: lang })}`;
    return {
      framed,
      height,
      frame: `${tag("iframe", frame)}</iframe>`,
      helper: [
        `${tag("script", { src: new URL("disputed-islands.js", root).href, defer: "" }).replace(' defer=""', " defer")}</script>`,
        tag("disputed-islands", helper),
        `  ${link}${escaped(`${title}: ${full}`)}</a>`,
        "</disputed-islands>",
      ].join("\n"),
      wordpress: page,
      picture: card && `${link}${tag("img", { src: new URL(card.file, root).href, width: 1200, height: 630, style: "max-width: 100%; height: auto", alt: card.alt })}</a>`,
    };
  }

  let wait;
  let last;

  function show(framed, title, height) {
    if (framed === last) return;
    last = framed;
    const map = document.createElement("disputed-islands");
    for (const [name, value] of Object.entries({ src: framed, title, height })) map.setAttribute(name, value);
    shown.replaceChildren(map);
  }

  function write() {
    const made = snippets(chosenView());
    for (const name of ["frame", "helper", "wordpress", "picture"]) {
      document.getElementById(`code-${name}`).value = made[name] ?? "";
      // Where this language has no pictures none is offered.
      document.getElementById(`snippet-${name}`).hidden = !made[name];
    }
    for (const status of form.ownerDocument.querySelectorAll(".snippet [role=status]")) status.textContent = "";
    clearTimeout(wait);
    wait = setTimeout(show, last ? 400 : 0, made.framed, languages[field("lang").value].pages[field("island").value].title, made.height);
  }

  async function copy(button) {
    const code = document.getElementById(`code-${button.dataset.copy}`);
    const status = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(code.value);
      status.textContent = words.copied;
    } catch {
      code.focus();
      code.select();
      status.textContent = words.byHand;
    }
  }

  form.addEventListener("input", ({ target }) => {
    if (target.name === "day") field("date").value = target.value;
    if (target.name === "date") field("day").value = [...field("day").options].some(({ value }) => value === target.value) ? target.value : "";
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", ({ target }) => {
    if (target.matches?.("[data-copy]")) copy(target);
    const width = target.dataset?.width;
    if (!width || target.tagName !== "BUTTON") return;
    for (const button of target.parentElement.children) button.setAttribute("aria-pressed", String(button === target));
    shown.dataset.width = width;
  });
  document.getElementById("no-script").hidden = true;
  write();
})();
