using Paseban.Assistance.Matching;
using Paseban.Storage;

namespace Paseban.Office.Matching;

/// <summary>
/// Decides that several groups of look-alikes are different people. What is posted is what was shown: where something else waits by now,
/// nothing is decided. Each look leaves an access record.
/// </summary>
[Does(ProcessKind.DuplicateDeciding)]
public sealed class ApartModel(KeyRing keys) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    /// <summary>Those that were chosen in the worklist: DUP-...</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Group { get; set; } = [];

    /// <summary>The pairs that the page showed when it was decided: two references with a plus between.</summary>
    [BindProperty]
    public List<string> Pair { get; set; } = [];

    [BindProperty]
    public string Why { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    public IReadOnlyList<DuplicateCompared> Shown { get; private set; } = [];

    public string Home => "/matching/duplicates" + (Wave.Length > 0 ? "?wave=" + Uri.EscapeDataString(Wave) : "");

    /// <summary>What is decided about, with the records of those that the reader sees.</summary>
    public IReadOnlyList<PairLaidOpen> Open =>
    [
        .. from shown in Shown
           from pair in shown.Pairs
           where pair.Decision is null
           select new PairLaidOpen(shown.Group, pair, RecordOf(shown, pair.Left), RecordOf(shown, pair.Right)),
    ];

    /// <summary>Whether both records of each pair are the reader's to see: nobody decides about whom they cannot look at.</summary>
    public bool IsSeenWhole => Open.All(one => one is { Left: not null, Right: not null });

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ShowAsync() is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Why)) Wrong(nameof(Why), "Tulis alasannya.", "Say why.");
        if (string.IsNullOrWhiteSpace(Evidence)) Wrong(nameof(Evidence), "Sebutkan buktinya.", "Name the evidence.");
        if (!ModelState.IsValid) return Again();
        var seen = Pair.Select(pair => pair.Split('+')).Where(pair => pair.Length == 2).Select(pair => new SeenPair(pair[0], pair[1]));
        var told = await new TellApart(Database, keys).RunAsync(
            new(Wave, Group, [.. seen]), Process(ProcessKind.DuplicateDeciding, Why.Trim(), Evidence.Trim()), Stop);
        if (!told.Succeeded) return Refuse(told.Problems);
        Tell(Say[
            $"{Say.Number(told.Value.Pairs)} pasangan bukan orang yang sama; {Say.Number(told.Value.Reopened)} pengajuan diteruskan.",
            $"{Plural.Of(told.Value.Pairs, "pair is", "pairs are")} not the same person; "
                + $"{Plural.Of(told.Value.Reopened, "case goes", "cases go")} on."]);
        return LocalRedirect(Home);
    }

    private static ComparedRecord? RecordOf(DuplicateCompared shown, string person) =>
        shown.Records.FirstOrDefault(record => record.Person == person);

    private async Task<IActionResult?> ShowAsync()
    {
        Group = [.. Group.Distinct(StringComparer.Ordinal)];
        if (Group.Count == 0) return null;
        var shown = await new CompareDuplicates(Database, keys).ShowAllAsync(
            Wave, Group,
            Process(
                ProcessKind.IdentityReading,
                $"membandingkan {Group.Count} kelompok data ganda / comparing {Group.Count} groups of duplicates"),
            Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return null;
    }
}

/// <param name="Left">Null where the reader does not see the record.</param>
/// <param name="Right">Null likewise.</param>
public sealed record PairLaidOpen(string Group, ComparedPair Pair, ComparedRecord? Left, ComparedRecord? Right)
{
    /// <summary>Both records, in the order of the pair.</summary>
    public IEnumerable<(string Person, ComparedRecord? Record, ComparedRecord? Beside)> Records =>
        [(Pair.Left, Left, Right), (Pair.Right, Right, Left)];
}
