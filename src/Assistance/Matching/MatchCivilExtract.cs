using System.Collections.Concurrent;
using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Compares the people of a wave with a bulk extract of the civil registry, all of it, exactly.</summary>
public sealed class MatchCivilExtract(Database database, KeyRing keys, Law law)
{
    public Task<Outcome<MatchResult>> RunAsync(
        MatchExtractsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default) =>
        new CivilExtractMatch(database, keys, law).RunAsync(request, context, progress, ct);
}

/// <summary>What a row of the extract says of a subject.</summary>
internal sealed record CivilHit(Subject Subject, CivilAnswer Answer);

internal sealed class CivilExtractMatch(Database database, KeyRing keys, Law law) : RegisterMatch(database, keys, law, MatchKind.Civil)
{
    private static readonly TableColumn[] Wanted =
    [
        RegisterColumns.CivilName, RegisterColumns.CivilSex, RegisterColumns.CivilBirthDate, RegisterColumns.CivilCard,
        RegisterColumns.CivilOccupation, RegisterColumns.CivilArea, RegisterColumns.CivilStatus, RegisterColumns.CivilStatusOn,
    ];

    private readonly Dictionary<Subject, CivilAnswer> answers = [];
    private static readonly CivilElement[] AllAgree =
    [
        new(CivilElements.Name, 100), new(CivilElements.BirthDate, 100), new(CivilElements.Sex, 100), new(CivilElements.Card, 100),
    ];

    private static readonly CivilAnswer Nobody = new(CivilStatus.NotFound, []);

    private readonly ConcurrentDictionary<string, string> occupations = new(StringComparer.Ordinal);

    protected override string Source => "CIVIL";

    // Nobody is heard before the civil registry about deaths, moves and identities.
    protected override IReadOnlyList<FindingKind> Kinds => [];

    protected override IReadOnlyList<TableColumn> Columns(MatchRegister register) => [RegisterColumns.Nik, .. Wanted];

    protected override async Task ReadAsync(
        OpenExtract extract, MatchScene scene, IdentityVault vault, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var reader = new ExtractReader<CivilHit>(extract.File, RegisterColumns.Nik, Wanted, scene.Subjects, vault);
        var hits = await reader.RunAsync(
            (row, mine) => Compare(row, scene.Subjects, mine), progress,
            new("Memadankan dengan Dukcapil", "Matching with the civil registry"), ct);
        (extract.Rows, extract.Found) = (reader.Rows, hits.Count);
        foreach (var hit in hits)
        {
            // Two rows of one number are a number held twice.
            if (!answers.TryAdd(hit.Subject, hit.Answer))
                answers[hit.Subject] = answers[hit.Subject] with { Status = CivilStatus.Doubled };
        }
    }

    protected override Matched Judge(MatchScene scene, IReadOnlyList<OpenExtract> extracts)
    {
        var rule = Law.Matching.CivilRegistry.At(scene.Today).Value;
        var vintage = extracts[0].Vintage ?? Month.Of(scene.Today);
        var verdict = new CivilVerdict(scene.Subjects, scene.Judge, Law, rule, vintage);
        foreach (var subject in scene.Subjects.All) verdict.Add(subject, AnswerOf(subject));
        verdict.Complete();
        return new(
            verdict.Findings, [verdict.Statements()], verdict.Reports, CivilVerdict.Kinds, scene.Subjects.All,
            $"CIVIL {vintage}: sesuai");
    }

    /// <summary>Nobody of this number is as much an answer as one.</summary>
    private CivilAnswer AnswerOf(Subject subject) => answers.GetValueOrDefault(subject, Nobody);

    private CivilHit? Compare(FoundRow row, WaveSubjects subjects, IdentityVault vault)
    {
        var subject = row.Subject;
        if (CivilStatuses.OfExtract(row[RegisterColumns.CivilStatus]) is not { } status) status = CivilStatus.Inactive;
        var elements = new List<CivilElement>(4);
        if (row[RegisterColumns.CivilName] is { IsEmpty: false } name)
            elements.Add(new(CivilElements.Name, NameMatch.Percent(subject.Name, name.ToString())));
        if (Date(row[RegisterColumns.CivilBirthDate]) is { } born)
            elements.Add(new(CivilElements.BirthDate, born == subject.BirthDate ? 100 : 0));
        if (Sex(row[RegisterColumns.CivilSex]) is { } sex) elements.Add(new(CivilElements.Sex, sex == subject.Sex ? 100 : 0));
        if (row[RegisterColumns.CivilCard] is { Length: 16 } card)
            elements.Add(new(CivilElements.Card, subjects.HasCard(subject, vault.BlindNumber(IdentityField.Kk, card)) ? 100 : 0));
        var area = row[RegisterColumns.CivilArea];
        var occupation = row[RegisterColumns.CivilOccupation];
        return new(subject, new(
            status, Shared(elements), Date(row[RegisterColumns.CivilStatusOn]) is { } day ? IsoDate.Parse(day) : null,
            area.IsEmpty ? null : area.StartsWith(CivilElements.Dki), occupation.IsEmpty ? null : Shared(occupation)));
    }

    /// <summary>Most people agree in everything: they share one list.</summary>
    private static CivilElement[] Shared(List<CivilElement> elements) =>
        elements.Count == AllAgree.Length && elements.SequenceEqual(AllAgree) ? AllAgree : [.. elements];

    /// <summary>A few hundred occupations, each kept once.</summary>
    private string Shared(ReadOnlySpan<char> occupation)
    {
        var known = occupations.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(occupation, out var text)) return text;
        text = occupation.ToString();
        return occupations.Count < 10_000 ? occupations.GetOrAdd(text, text) : text;
    }

    /// <summary>As an ISO date; the registry writes either order.</summary>
    private static string? Date(ReadOnlySpan<char> text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || DateOnly.TryParseExact(text, "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return date.Iso;
        return null;
    }

    private static long? Sex(ReadOnlySpan<char> text) => text.IsEmpty ? null : text[0] switch
    {
        'L' or 'l' or '1' => 1,
        'P' or 'p' or '2' => 2,
        _ => null,
    };
}
