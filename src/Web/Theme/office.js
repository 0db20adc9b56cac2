// The office works without this file; it draws charts, warns before a session ends, and gives lists a keyboard.

const body = document.body;

// --- A session that is about to end says so, and a click keeps it. ---
const warning = document.getElementById("session-warning");
// Seconds by the site's clock: the reader's may be wrong, and a sandbox has its own.
const left = Number(body.dataset.sessionLeft);
if (warning && left) {
  const minutesBefore = 3;
  setTimeout(() => {
    warning.textContent = warning.dataset.text + " ";
    const stay = document.createElement("button");
    stay.className = "govuk-button govuk-button--secondary";
    stay.textContent = warning.dataset.stay;
    stay.addEventListener("click", async () => {
      const answer = await fetch("/account/stay", { method: "POST", redirect: "manual", headers: { "X-Stay": "1" } });
      if (answer.ok) location.reload(); else location.href = "/sign-in";
    });
    warning.append(stay);
    warning.hidden = false;
    stay.focus();
  }, Math.max(0, (left - minutesBefore * 60) * 1000));
}

// --- Long work: the page of a job looks again until it has ended. ---
const job = document.querySelector("[data-job-running=yes]");
if (job) setTimeout(() => location.reload(), 2000);

// --- Keys: every element with data-key is clicked or focused by that key, unless somebody is writing. ---
document.addEventListener("keydown", event => {
  const writing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (writing && event.key === "Escape") writing.blur();
  if (writing || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input[type=radio], input[type=checkbox], a, button")) target.click();
  (target.querySelector("input:not([type=hidden]), textarea, select") ?? target).focus();
});

// --- Charts: a figure's data stands in the page as JSON; its table stands beside it. ---
for (const place of document.querySelectorAll("[data-chart]")) {
  const option = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const chart = window.echarts.init(place, null, { renderer: "canvas" });
  option.tooltip = { renderMode: "richText", ...(option.tooltip ?? {}) };
  option.animation = false;
  if (place.dataset.map) {
    const answer = await fetch(place.dataset.map);
    window.echarts.registerMap("kelurahan", await answer.json());
  }
  chart.setOption(option);
  chart.on("click", point => { if (point.data?.href) location.href = point.data.href; });
  addEventListener("resize", () => chart.resize());
}
