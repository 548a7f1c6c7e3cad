(() => {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const apply = () => {
    const dark = chosen() ? chosen() === "dark" : media.matches;
    for (const element of [document.documentElement, document.body]) element?.classList.toggle("dark", dark);
    document.querySelector('[data-do="theme"]')?.setAttribute("aria-pressed", String(dark));
  };
  window.toggleTheme = () => {
    const next = document.documentElement.classList.contains("dark") ? "light" : "dark";
    try { localStorage.setItem("theme", next); } catch { /* private window: for this page only */ }
    for (const element of [document.documentElement, document.body]) element.classList.toggle("dark", next === "dark");
    document.querySelector('[data-do="theme"]')?.setAttribute("aria-pressed", String(next === "dark"));
  };
  apply();
  document.addEventListener("DOMContentLoaded", apply);
  addEventListener("load", () => { apply(); setTimeout(apply, 500); });
  media.addEventListener("change", apply);
})();
