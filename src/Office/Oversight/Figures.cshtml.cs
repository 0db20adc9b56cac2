using Microsoft.AspNetCore.Html;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Territory;
using Paseban.Office.Disbursement;
using Paseban.Office.Registry;
using Paseban.Rules;

namespace Paseban.Office.Oversight;

/// <summary>Charts where people would rather look, each with its table beside it.</summary>
[Reads(Inquiry.Runs)]
public sealed class FiguresModel(Law law, LatestFigures latest) : WebPage
{
    [BindProperty(SupportsGet = true)]
    public string? Run { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public AreaFigure Figure { get; set; } = AreaFigure.Active;

    public int Year { get; private set; }

    public IReadOnlyList<Choice> RunChoices { get; private set; } = [];

    public IReadOnlyList<Choice> ProgrammeChoices => law.ProgrammeChoices();

    public IReadOnlyList<Choice> FigureChoices =>
        [.. Enum.GetValues<AreaFigure>().Select(figure => new Choice(figure.ToString(), TitleOf(figure)))];

    public string FigureTitle => TitleOf(Figure);

    public bool IsRupiah => Figure == AreaFigure.CreditedRupiah;

    public IReadOnlyList<DayFigure> Days { get; private set; } = [];

    public IReadOnlyList<StageFigure> Stages { get; private set; } = [];

    public IReadOnlyList<ReasonFigure> Reasons { get; private set; } = [];

    public IReadOnlyList<KelurahanFigure> Kelurahan { get; private set; } = [];

    public IEnumerable<(string Code, long Value)> Ranked =>
        Kelurahan.OrderByDescending(figure => figure.Value).ThenBy(figure => figure.Kelurahan, StringComparer.Ordinal)
            .Select(figure => (figure.Kelurahan, figure.Value));

    public AreaIndex Areas { get; private set; } = new([]);

    public IHtmlContent DaysChart
    {
        get
        {
            var days = Days.Select(figure => figure.Day).Distinct().Order().ToList();
            return Charts.Bars([.. days.Select(day => Say.Date(day))], Series(
                Days, figure => figure.Programme, figure => days.IndexOf(figure.Day), figure => figure.Payments, days.Count));
        }
    }

    public IHtmlContent StagesChart
    {
        get
        {
            var runs = Stages.Select(figure => figure.Run).Distinct(StringComparer.Ordinal).ToList();
            return Charts.Bars(runs, Series(
                Stages, figure => StateOf(figure.State), figure => runs.IndexOf(figure.Run), figure => figure.Payments, runs.Count), true);
        }
    }

    public IHtmlContent ReasonsChart
    {
        get
        {
            var reasons = Reasons.Select(figure => ReasonOf(figure)).Distinct(StringComparer.Ordinal).ToList();
            return Charts.Bars(reasons, Series(
                Reasons, figure => WhatOf(figure.What), figure => reasons.IndexOf(ReasonOf(figure)), figure => figure.Count,
                reasons.Count), true);
        }
    }

    public IHtmlContent MapChart =>
        Charts.Map(FigureTitle, [.. Kelurahan.Select(figure => (figure.Kelurahan, Areas.NameOf(figure.Kelurahan), figure.Value))]);

    public async Task OnGetAsync()
    {
        await using (var reading = await Database.ReadAsync(Stop))
        {
            var runs = await Assistance.Disbursement.Run.ListAsync(reading, Stop);
            var regular = runs.Where(run => run.State != RunState.Cancelled).ToList();
            RunChoices = [.. regular.Select(run => new Choice(run.Name, run.Name))];
            var chosen = regular.Find(run => run.Name == Run) ?? regular.Find(run => !run.IsReissue) ?? regular.FirstOrDefault();
            (Run, Year) = (chosen?.Name, chosen?.FiscalYear ?? Today.Year);
            Areas = await AreaIndex.ReadAsync(reading, Stop);
        }
        if (!Enum.IsDefined(Figure)) Figure = AreaFigure.Active;
        var figures = new Figures(Database);
        Days = Run is null ? [] : await figures.DaysAsync(Run, Stop);
        Stages = await figures.StagesAsync(Year, Stop);
        Reasons = await latest.ReasonsAsync(Database, Actor.Areas, Stop);
        // Only what the law knows is counted, and kept for others.
        var programme = law.Programmes.Any(known => known.Code == Programme) ? Programme : null;
        Kelurahan = Figure is AreaFigure.Active or AreaFigure.Suspended or AreaFigure.Ended
            ? await latest.RecipientsAsync(Database, Actor.Areas, Figure, programme, Stop)
            : await figures.KelurahanAsync(Figure, Run, programme, Stop);
    }

    public string StateOf(string state) =>
        Enum.TryParse<PaymentState>(state, ignoreCase: true, out var known) ? Say[RunWords.State(known)] : state;

    public string WhatOf(string what) => what switch
    {
        "finding" => Say["Temuan pendaftaran", "Finding about an application"],
        "ended" => Say["Diakhiri", "Ended"],
        "held" => Say["Pembayaran ditahan", "Payment held"],
        _ => Say["Ditangguhkan", "Suspended"],
    };

    /// <summary>Why a payment is held is no reason of the law.</summary>
    public string ReasonOf(ReasonFigure figure) =>
        figure.What == "held" ? Say[RunWords.Hold(figure.Reason)] : PersonWords.Reason(Say, law, figure.Reason);

    public string Around(string code) => AreaCode.TryParse(code, out var area) && area.Level == AreaLevel.Kelurahan
        ? $"{Areas.NameOf(area.At(AreaLevel.Kecamatan).Value)}, {Areas.NameOf(area.At(AreaLevel.City).Value)}"
        : "";

    private string TitleOf(AreaFigure figure) => figure switch
    {
        AreaFigure.Active => Say["Penerima aktif", "Recipients in force"],
        AreaFigure.Suspended => Say["Penerima ditangguhkan", "Suspended recipients"],
        AreaFigure.Ended => Say["Penerima berakhir", "Ended recipients"],
        AreaFigure.Credited => Say["Pembayaran masuk rekening", "Payments credited"],
        AreaFigure.CreditedRupiah => Say["Rupiah masuk rekening", "Rupiah credited"],
        AreaFigure.Held => Say["Pembayaran ditahan", "Payments held"],
        AreaFigure.Failed => Say["Ditolak atau diretur bank", "Rejected or returned by the bank"],
    };

    private static List<(string Name, IReadOnlyList<long> Values)> Series<T>(
        IReadOnlyList<T> figures, Func<T, string> name, Func<T, int> place, Func<T, long> value, int length) =>
        [
            .. figures.GroupBy(name, StringComparer.Ordinal).Select(group =>
            {
                var values = new long[length];
                foreach (var figure in group) values[place(figure)] += value(figure);
                return (group.Key, (IReadOnlyList<long>)values);
            }),
        ];
}
