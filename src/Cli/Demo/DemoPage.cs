using System.Globalization;

namespace Paseban.Cli.Demo;

/// <summary>The demo's last page.</summary>
internal static class DemoPage
{
    public static void Show(Page page, DemoResult result)
    {
        page.Line();
        page.Heading(result.Calendar.Title, result.Calendar.Title);
        if (result.Summary.Steps.Count > 0) Funnel(page, result.Summary.Steps);
        Runs(page, result);
        Cities(page, result);
        Books(page, result);
        Times(page, result.Summary);
        Verdict(page, result);
    }

    private static void Funnel(Page page, IReadOnlyList<DemoStep> steps) =>
        page.Table(
            [
                new("Langkah", "Step"),
                Column.Number("Masuk", "In"),
                Column.Number("Lanjut", "Out"),
                Column.Number("Diperiksa", "To verify"),
                Column.Number("Menunggu", "Waiting"),
                Column.Number("Gugur", "Dropped"),
                new("Sebab", "Why"),
            ],
            steps.Select(step => (IReadOnlyList<string>)[
                $"{step.Step} {step.Programme}".TrimEnd(),
                page.Count(step.In),
                page.Count(step.Out),
                page.Count(step.Verify),
                page.Count(step.Waiting),
                page.Count(step.Dropped.Values.Sum()),
                string.Join(
                    ", ",
                    step.Dropped.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Key} {page.Count(reason.Value)}")),
            ]));

    private static void Runs(Page page, DemoResult result)
    {
        var programmes = result.Summary.Runs.SelectMany(run => run.Recipients.Keys).Distinct(StringComparer.Ordinal).ToList();
        page.Table(
            [
                new("Pencairan", "Run"),
                new("Tanggal valuta", "Value date"),
                .. programmes.Select(programme => Column.Number(programme, programme)),
                Column.Number("Bulan masing-masing", "Months each"),
                Column.Number("Rupiah dikreditkan", "Rupiah credited"),
                Column.Number("Selisih", "Difference"),
                new("Angka", "Figures"),
            ],
            result.Calendar.Runs.Zip(result.Summary.Runs).Select(pair => (IReadOnlyList<string>)[
                pair.First.Label ?? pair.Second.Name,
                pair.Second.Date.Iso,
                .. programmes.Select(programme => page.Count(pair.Second.Recipients.GetValueOrDefault(programme))),
                MonthRange.Parse(pair.First.Months!).Count.ToString(CultureInfo.InvariantCulture),
                page.Amount(pair.Second.Credited),
                page.Amount(pair.Second.Difference),
                pair.Second.Published ? page.Word("terbit", "published") : page.Word("sintetis", "synthetic"),
            ]),
            [
                page.Word("Jumlah pencairan yang terbit", "Sum of the published runs"),
                "",
                .. programmes.Select(_ => ""),
                "",
                page.Amount(result.Summary.CreditedTotal),
                "",
                "",
            ]);
    }

    private static void Cities(Page page, DemoResult result)
    {
        var programmes = result.Summary.Runs.SelectMany(run => run.Recipients.Keys).Distinct(StringComparer.Ordinal).ToList();
        page.Line(page.Word(
            "Menurut kota, semua pencairan (pembagian per kota bersifat SINTETIS; sumber tidak menyebutnya):",
            "By city, all runs (the split by city is SYNTHETIC; the sources do not give it):"));
        page.Table(
            [
                new("Kode", "Code"),
                new("Kota", "City"),
                .. programmes.Select(programme => Column.Number(programme, programme)),
                Column.Number("Jumlah", "Total"),
            ],
            result.Cities.Select(city => (IReadOnlyList<string>)[
                city.City,
                city.Name,
                .. programmes.Select(programme => page.Amount(city.Programmes.GetValueOrDefault(programme))),
                page.Amount(city.Programmes.Values.Total()),
            ]),
            [
                "",
                "",
                .. programmes.Select(
                    programme => page.Amount(result.Cities.Select(city => city.Programmes.GetValueOrDefault(programme)).Total())),
                page.Amount(result.Cities.SelectMany(city => city.Programmes.Values).Total()),
            ]);
    }

    private static void Books(Page page, DemoResult result)
    {
        page.Line(page.Word("Neraca saldo:", "Trial balance:"));
        page.Table(
            [
                new("Akun", "Account"),
                new("Nama", "Name"),
                Column.Number("Debet", "Debits"),
                Column.Number("Kredit", "Credits"),
                Column.Number("Saldo", "Balance")
            ],
            result.TrialBalance.Items("accounts").Where(row => row.Number("debits") != 0 || row.Number("credits") != 0).Select(row => (
                IReadOnlyList<string>)[
                row.GetProperty("account").Text("code"),
                row.GetProperty("account").Text(page.Word("name_id", "name_en")),
                page.Amount(row.Rupiah("debits")),
                page.Amount(row.Rupiah("credits")),
                page.Amount(row.Rupiah("balance")),
            ]),
            ["", "", page.Amount(result.TrialBalance.Rupiah("debits")), page.Amount(result.TrialBalance.Rupiah("credits")), ""]);
    }

    private static void Times(Page page, DemoSummary summary)
    {
        page.Table(
            [new("Langkah", "Step"), Column.Number("Detik", "Seconds")],
            summary.Seconds.Where(step => step.Key != "total").OrderByDescending(step => step.Value)
                .Select(step => (IReadOnlyList<string>)[step.Key, step.Value.ToString("0.0", CultureInfo.InvariantCulture)]),
            [page.Word("Jumlah", "Total"), summary.Seconds["total"].ToString("0.0", CultureInfo.InvariantCulture)]);
        page.Line(
            page.Word($"Memori terbesar satu proses: {summary.PeakMemoryMb} MB", $"Most memory of any process: {summary.PeakMemoryMb} MB"));
    }

    private static void Verdict(Page page, DemoResult result)
    {
        page.Line();
        Say(result.Summary.LedgerBalanced, "Neraca saldo seimbang.", "The trial balance is balanced.");
        var (events, rows) = (page.Count(result.Audit.Number("events")), page.Count(result.Audit.Number("rows")));
        Say(
            result.Summary.AuditVerified,
            $"Jejak audit utuh: {events} kejadian, {rows} baris.",
            $"The audit trail is whole: {events} events, {rows} rows.");
        var (months, twice) = (page.Count(result.BankBooks.Number("months")), page.Count(result.Duplicates));
        Say(
            result.Duplicates == 0,
            $"Menurut buku bank sendiri: {months} bulan dikreditkan, {twice} dua kali.",
            $"By the bank's own books: {months} person-months credited, {twice} of them twice.");
        Say(result.Misses.Count == 0, "Semua angka sesuai kalender.", "Every figure is as the calendar says.");
        foreach (var miss in result.Misses) page.Bad($"  {miss}", $"  {miss}");

        void Say(bool good, string id, string en)
        {
            if (good) page.Good(id, en);
            else page.Bad(id, en);
        }
    }
}
