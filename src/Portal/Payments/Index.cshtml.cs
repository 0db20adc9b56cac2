using System.Globalization;
using Paseban.Assistance.Publication;
using Paseban.Rules;

namespace Paseban.Portal.Payments;

/// <summary>Kapan cair: where every payment of a year stands, the newest first.</summary>
[OpenToAll]
public sealed class IndexModel(LatestBoard latest, Law law) : WebPage
{
    /// <summary>More than these make the page long to load and to read.</summary>
    private const int MostRuns = 12;

    /// <summary>How many of the newest are left out.</summary>
    public int Skip { get; private set; }

    public Board Board { get; private set; } = new([], 0, []);

    public IEnumerable<BoardRun> Runs => Board.Runs.Skip(Skip).Take(MostRuns);

    /// <summary>What to leave out on the next page; null on the last.</summary>
    public int? Older => Skip + MostRuns < Board.Runs.Count ? Skip + MostRuns : null;

    /// <summary>How often the law has it paid, and when it is due next.</summary>
    public PaymentCadence? Cadence { get; private set; }

    public DateOnly? Expected { get; private set; }

    /// <summary>Of an address that somebody changed by hand, what is no number counts as not said.</summary>
    public async Task OnGetAsync(string? tahun, string? lewati)
    {
        Skip = Math.Clamp(Number(lewati) ?? 0, 0, 10_000);
        var newest = await latest.OfAsync(null, Stop);
        Board = Number(tahun) is not { } year || year == newest.Year ? newest
            : newest.Years.Contains(year) ? await latest.OfAsync(year, Stop)
            : newest with { Year = year, Runs = [] };
        var month = Month.Of(Today);
        Cadence = law.Disbursement.Cadence(month).Match<PaymentCadence?>(cadence => cadence, _ => null);
        Expected = Cadence?.ExpectedOn(month);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
