using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Compares a wave with the residents of social homes (panti).</summary>
public sealed class MatchInstitutions(Database database, KeyRing keys, Law law)
{
    public Task<Outcome<MatchResult>> RunAsync(
        MatchExtractsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default) =>
        new ListMatch(database, keys, law, MatchKind.Institutions).RunAsync(request, context, progress, ct);
}

/// <summary>Compares a wave with the lists of state aid: PKH, BPNT, BLT.</summary>
public sealed class MatchStateAid(Database database, KeyRing keys, Law law)
{
    public Task<Outcome<MatchResult>> RunAsync(
        MatchExtractsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default) =>
        new ListMatch(database, keys, law, MatchKind.StateAid).RunAsync(request, context, progress, ct);
}

/// <summary>A subject who stands on a list.</summary>
/// <param name="Programme">Of state aid; empty for a social home.</param>
internal sealed record Listed(Subject Subject, Month Vintage, int Agreement, string Programme, string Evidence);

/// <summary>Lists of people about whom one thing is said: they live in a home, they receive aid.</summary>
internal sealed class ListMatch(Database database, KeyRing keys, Law law, MatchKind kind) : RegisterMatch(database, keys, law, kind)
{
    private static readonly TableColumn[] OfInstitutions =
    [
        RegisterColumns.Nik, RegisterColumns.ResidentName, RegisterColumns.Institution, RegisterColumns.EnteredOn, RegisterColumns.Vintage,
    ];

    private static readonly TableColumn[] OfStateAid =
        [RegisterColumns.Nik, RegisterColumns.ResidentName, RegisterColumns.AidProgramme, RegisterColumns.Vintage];

    private readonly List<Listed> listed = [];
    private readonly HashSet<string> programmes = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isAid = kind == MatchKind.StateAid;

    protected override string Source => isAid ? "STATE_AID" : "INSTITUTION";

    protected override IReadOnlyList<FindingKind> Kinds => [isAid ? FindingKind.StateAid : FindingKind.InInstitution];

    protected override IReadOnlyList<TableColumn> Columns(MatchRegister register) => isAid ? OfStateAid : OfInstitutions;

    protected override async Task ReadAsync(
        OpenExtract extract, MatchScene scene, IdentityVault vault, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var reader = new ExtractReader<Listed>(extract.File, RegisterColumns.Nik, Columns(extract.Register), scene.Subjects, vault)
        {
            Tallies = [RegisterColumns.AidProgramme, RegisterColumns.Vintage],
        };
        BilingualText stage = isAid
            ? new("Memadankan dengan bantuan pusat", "Matching with state aid")
            : new("Memadankan dengan panti", "Matching with social homes");
        var hits = await reader.RunAsync((row, _) => Read(row, extract.Default), progress, stage, ct);
        (extract.Rows, extract.Found) = (reader.Rows, hits.Count);
        extract.Saw(reader.Tallied(RegisterColumns.Vintage));
        listed.AddRange(hits);
        programmes.UnionWith(reader.Tallied(RegisterColumns.AidProgramme));
    }

    protected override Matched Judge(MatchScene scene, IReadOnlyList<OpenExtract> extracts)
    {
        var finding = isAid ? FindingKind.StateAid : FindingKind.InInstitution;
        var source = Law.Facts.Source(Source).Value;
        var findings = new List<Finding>(listed.Count);
        var (stated, open) = (new Dictionary<Subject, Month>(), new HashSet<Subject>());
        var fact = scene.Judge.FactOf(finding);
        foreach (var entry in listed)
        {
            var isContradicted = entry.Agreement < scene.Judge.LeastNameAgreement
                || (fact is not null && scene.Newer.SayOtherwise(entry.Subject, fact, entry.Vintage, value => value == 1));
            var seen = new SeenRecord(entry.Subject, finding, entry.Vintage, entry.Evidence, entry.Agreement);
            var made = scene.Judge.Judge(seen, source, 1, isContradicted);
            findings.Add(made);
            if (isContradicted || scene.Judge.IsStale(finding, entry.Vintage)) open.Add(entry.Subject);
            else if (!scene.Judge.IsDismissed(made)) stated[entry.Subject] = entry.Vintage;
        }
        var vintage = extracts.Max(extract => extract.Vintage) ?? Month.Of(scene.Today);
        return new(
            findings, [fact is null ? [] : State(scene, fact, vintage, stated, open)], [], [finding], scene.Subjects.All,
            $"{Source} {vintage}: tidak tercatat");
    }

    /// <summary>Who is on no list receives nothing, provided that every list was read and is not too old.</summary>
    private List<(long PersonId, Statement Statement)> State(
        MatchScene scene, Fact fact, Month vintage, Dictionary<Subject, Month> stated, HashSet<Subject> open)
    {
        var (yes, no) = (HouseholdFacts.Text(scene, fact, 1), HouseholdFacts.Text(scene, fact, 0));
        var finding = isAid ? FindingKind.StateAid : FindingKind.InInstitution;
        var isWhole = !scene.Judge.IsStale(finding, vintage) && (!isAid || HasEveryProgramme(scene));
        var statements = new List<(long PersonId, Statement Statement)>();
        foreach (var subject in scene.Subjects.All)
        {
            if (stated.TryGetValue(subject, out var month))
                statements.Add((subject.PersonId, new(Source, month, null, null, yes)));
            else if (isWhole && !open.Contains(subject)) statements.Add((subject.PersonId, new(Source, vintage, null, null, no)));
        }
        return statements;
    }

    private bool HasEveryProgramme(MatchScene scene) =>
        Law.Matching.Registration.At(scene.Today).Match(rule => rule.StateAid.All(programmes.Contains), _ => false);

    private Listed Read(FoundRow row, Month? vintage)
    {
        var name = row[RegisterColumns.ResidentName];
        var agreement = name.IsEmpty ? 100 : NameMatch.Percent(row.Subject.Name, name.ToString());
        if (isAid)
        {
            var programme = row[RegisterColumns.AidProgramme].ToString();
            return new(row.Subject, RevenueMatch.MonthOf(row, vintage), agreement, programme, Evidence.Phrase(programme));
        }
        var entered = row[RegisterColumns.EnteredOn];
        var since = entered.IsEmpty ? "" : $", sejak {entered.ToString()}";
        return new(
            row.Subject, RevenueMatch.MonthOf(row, vintage), agreement, "", $"{Evidence.Phrase(row[RegisterColumns.Institution])}{since}");
    }
}
