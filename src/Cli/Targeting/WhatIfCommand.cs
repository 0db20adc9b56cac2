using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class WhatIfCommand : LawCommand
{
    private readonly ListInQuestion list = new();
    private readonly Option<int?> quota = new("--quota")
    {
        HelpName = "+10%", Description = "Every quota so many per cent more, or less (-10%).", CustomParser = Percent,
    };

    private readonly Option<FileInfo?> file = Operand.OptionalFile("--quota-file", "Quotas of a file, as 'quota import' takes it.");
    private readonly Option<int?> cut = new("--decile-cut") { HelpName = "N", Description = "The highest decile that is entitled." };
    private readonly Option<Rupiah?> amount = Operand.OptionalValue<Rupiah>("--amount", "RUPIAH", "What each person gets a month.");

    public WhatIfCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "what-if",
        "What other quotas, another decile cut or another amount would do, in people and rupiah by kelurahan; changes nothing.",
        "paseban candidates what-if --programme KLJ --month 2022-01 --quota +10%",
        "paseban candidates what-if --programme KLJ --month 2022-01 --decile-cut 4 --amount 400000 --json")
    {
        list.AddTo(this);
        Add(quota);
        Add(file);
        Add(cut);
        Add(amount);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new WhatIfRequest(
            list.Programme(session), list.Month(session), session.Get(quota), session.Get(file)?.FullName, session.Get(cut),
            session.Get(amount)?.Amount);
        var shown = await session.WorkAsync(progress => new ShowWhatIf(session.Database, law).RunAsync(request, progress, ct));
        return session.Finish(shown.Select(WhatIfView.Of), View);
    }

    private static int? Percent(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value.TrimEnd('%');
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent)) return percent;
        result.AddError($"--quota: '{result.Tokens[0].Value}' is no percentage. Write it as +10% or -10%.");
        return null;
    }

    private static void View(Page page, WhatIfView shown)
    {
        (string Id, string En, Func<SideView, string> Value)[] figures =
        [
            ("Dinilai", "Judged", side => page.Count(side.People)),
            ("Memenuhi syarat", "Eligible", side => page.Count(side.Eligible)),
            ("Tidak memenuhi syarat", "Not eligible", side => page.Count(side.NotEligible)),
            ("Perlu verifikasi", "To be verified", side => page.Count(side.Unknown)),
            ("Dalam peringkat", "Ranked", side => page.Count(side.Ranked)),
            ("Kuota", "Places", side => page.Count(side.Places)),
            ("Terpilih", "Selected", side => page.Count(side.Selected)),
            ("Menunggu", "Waiting", side => page.Count(side.Waiting)),
            ("Rupiah per bulan", "Rupiah a month", side => page.Amount(new(side.PerMonth))),
        ];
        page.Table(
            [new("Angka", "Figure"), Column.Number("Sekarang", "Now"), Column.Number("Menjadi", "Then")],
            figures.Select(figure => (IReadOnlyList<string>)[
                page.Word(figure.Id, figure.En), figure.Value(shown.Now), figure.Value(shown.Then),
            ]));
        page.Table(
            [
                new("Kriteria yang tidak terpenuhi", "Criterion not met"), Column.Number("Sekarang", "Now"),
                Column.Number("Menjadi", "Then"),
            ],
            shown.Now.Criteria.Zip(shown.Then.Criteria, (now, then) => (IReadOnlyList<string>)[
                now.Criterion, page.Count(now.NotMet), page.Count(then.NotMet),
            ]));
        Areas(page, shown.Cities);
        Areas(page, shown.Kelurahan);
    }

    private static void Areas(Page page, IReadOnlyList<AreaView> areas) =>
        page.Table(
            [
                new("Wilayah", "Area"), Column.Number("Kuota", "Places"), Column.Number("Menjadi", "Then"),
                Column.Number("Terpilih", "Selected"), Column.Number("Menjadi", "Then"),
                Column.Number("Rupiah per bulan", "Rupiah a month"), Column.Number("Menjadi", "Then"),
            ],
            areas.Select(area => (IReadOnlyList<string>)[
                area.Name, page.Count(area.PlacesNow), page.Count(area.PlacesThen), page.Count(area.SelectedNow),
                page.Count(area.SelectedThen), page.Amount(new(area.PerMonthNow)), page.Amount(new(area.PerMonthThen)),
            ]));

    private sealed record SideView(
        long People, long Eligible, long NotEligible, long Unknown, long Ranked, long Places, long Selected, long Waiting, long PerMonth,
        IReadOnlyList<CriterionView> Criteria)
    {
        public static SideView Of(WhatIfSide side) => new(
            side.People, side.Eligible, side.NotEligible, side.Unknown, side.Ranked, side.Places, side.Selected, side.Waiting,
            side.PerMonth.Amount, CriterionView.Of(side.Criteria));
    }

    private sealed record AreaView(
        string Name, string Code, long PlacesNow, long PlacesThen, long SelectedNow, long SelectedThen, long PerMonthNow,
        long PerMonthThen)
    {
        public static AreaView Of(string name, string code, IReadOnlyCollection<WhatIfKelurahan> areas) => new(
            name, code, areas.Sum(area => area.PlacesNow), areas.Sum(area => area.PlacesThen), areas.Sum(area => area.SelectedNow),
            areas.Sum(area => area.SelectedThen), areas.Sum(area => area.PerMonthNow.Amount), areas.Sum(area => area.PerMonthThen.Amount));
    }

    /// <summary>The cities' totals first, then their kelurahan.</summary>
    private sealed record WhatIfView(
        string Programme, Month Month, SideView Now, SideView Then, IReadOnlyList<AreaView> Cities, IReadOnlyList<AreaView> Kelurahan)
    {
        public static WhatIfView Of(WhatIfShown shown) => new(
            shown.Programme, shown.At, SideView.Of(shown.Now), SideView.Of(shown.Then),
            [
                .. shown.Kelurahan.GroupBy(area => AreaCode.Parse(area.Area).At(AreaLevel.City).Value)
                    .Select(city => AreaView.Of(city.First().City, city.Key, [.. city])),
            ],
            [.. shown.Kelurahan.Select(area => AreaView.Of(area.Kelurahan, area.Area, [area]))]);
    }
}
