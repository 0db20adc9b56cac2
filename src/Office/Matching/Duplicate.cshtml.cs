using Paseban.Assistance.Matching;
using Paseban.Storage;

namespace Paseban.Office.Matching;

/// <summary>Records side by side, and whether they are one person. Each look leaves an access record.</summary>
[Does(ProcessKind.DuplicateDeciding)]
public sealed class DuplicateModel(KeyRing keys) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    public DuplicateCompared Shown { get; private set; } = null!;

    /// <summary>The pair that is decided: two references with a plus between.</summary>
    [BindProperty]
    public string Pair { get; set; } = "";

    /// <summary>different, or the record that stands for both.</summary>
    [BindProperty]
    public string Decision { get; set; } = "";

    [BindProperty]
    public string Why { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    /// <summary>The likeliest pair that waits and of which both records can be seen; null when nothing is left to decide.</summary>
    public ComparedPair? Asked => Shown.Pairs.FirstOrDefault(
        pair => pair.Decision is null && Shown.Records.Count(record => record.Person == pair.Left || record.Person == pair.Right) == 2);

    /// <summary>What is laid side by side: a heading and each record's words.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Words)> Rows =>
    [
        Row(Say["Nama", "Name"], record => record.Name),
        Row("NIK", record => record.Nik),
        Row(Say["Jenis kelamin", "Sex"], record => record.IsMan ? Say["Laki-laki", "Man"] : Say["Perempuan", "Woman"]),
        Row(Say["Tempat lahir", "Birth place"], record => record.BirthPlace),
        Row(Say["Tanggal lahir", "Birth date"], record => Say.Date(IsoDate.Parse(record.BirthDate))),
        Row(Say["Kelurahan", "Kelurahan"], record => record.Kelurahan),
        Row("RT/RW", record => $"{record.Rt}/{record.Rw}"),
        Row(Say["Pendaftaran", "Applications"], record => string.Join(", ", record.Applications)),
    ];

    public IReadOnlyList<Choice> Decisions => Asked is not { } pair ? [] :
    [
        new(pair.Left, Say[$"Orang yang sama; {pair.Left} yang dipakai", $"One person; {pair.Left} stands"]),
        new(pair.Right, Say[$"Orang yang sama; {pair.Right} yang dipakai", $"One person; {pair.Right} stands"]),
        new("different", Say["Bukan orang yang sama", "Not the same person"]),
    ];

    public async Task<IActionResult> OnGetAsync(string group) => await ShowAsync(group) ?? Page();

    public async Task<IActionResult> OnPostAsync(string group)
    {
        if (await ShowAsync(group) is { } refused) return refused;
        if (Asked is not { } pair || Pair != $"{pair.Left}+{pair.Right}")
            return Refuse([Problem.Conflict("duplicate.moved", "This pair was decided meanwhile.", "Look at what waits now.")
                .InIndonesian("Pasangan ini sudah diputuskan.", "Lihat yang masih menunggu.")]);
        if (Decisions.All(choice => choice.Value != Decision)) Wrong(nameof(Decision), "Pilih salah satu.", "Choose one.");
        if (string.IsNullOrWhiteSpace(Why)) Wrong(nameof(Why), "Tulis alasannya.", "Say why.");
        if (string.IsNullOrWhiteSpace(Evidence)) Wrong(nameof(Evidence), "Sebutkan buktinya.", "Name the evidence.");
        if (!ModelState.IsValid) return Again();
        var areSame = Decision != "different";
        var (keep, other) = areSame && Decision == pair.Right ? (pair.Right, pair.Left) : (pair.Left, pair.Right);
        var decided = await new DecideDuplicate(Database, keys).RunAsync(
            new(keep, other, areSame), Process(ProcessKind.DuplicateDeciding, Why.Trim(), Evidence.Trim()), Stop);
        if (!decided.Succeeded) return Refuse(decided.Problems);
        Tell(areSame
            ? Say[$"{keep} kini mewakili {other}; {decided.Value.Dropped} pengajuan gugur.",
                $"{keep} now stands for {other}; {Plural.Of(decided.Value.Dropped, "application goes", "applications go")} no further."]
            : Say[$"Bukan orang yang sama; {decided.Value.Reopened} pengajuan diteruskan.",
                $"Not the same person; {Plural.Of(decided.Value.Reopened, "case goes", "cases go")} on."]);
        var query = $"?wave={Uri.EscapeDataString(Wave)}";
        var left = Shown.Pairs.Count(one => one.Decision is null) - 1;
        return LocalRedirect(
            left > 0 ? $"/matching/duplicates/{Shown.Group}{query}"
            : Shown.Next is { } next ? $"/matching/duplicates/{next}{query}"
            : $"/matching/duplicates{query}");
    }

    private (string Heading, IReadOnlyList<string> Words) Row(string heading, Func<ComparedRecord, string> words) =>
        (heading, [.. Shown.Records.Select(words)]);

    private async Task<IActionResult?> ShowAsync(string group)
    {
        var shown = await new CompareDuplicates(Database, keys).ShowAsync(
            Wave, group, Process(ProcessKind.IdentityReading, $"membandingkan data ganda {group} / comparing duplicates {group}"), Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return null;
    }
}
