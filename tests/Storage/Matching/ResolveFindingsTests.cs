using Paseban.Assistance.Matching;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Matching.Registration;

namespace Paseban.Tests.Storage.Matching;

public sealed class ResolveFindingsTests
{
    [DatabaseTheory]
    public async Task Confirm_SeveralDoubts_DecidesEachWithItsOwnEvent(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (niks, seen) = await DoubtsAsync(wave, "Siti Aminah", "Budi Santoso");

        var resolved = await ResolveAsync(wave, isConfirmed: true, [.. seen, seen[0]]);

        Assert.Equal(seen.Select(one => one.Finding), resolved.Value.Select(one => one.Finding));
        Assert.Equal(2, resolved.Value.Sum(one => one.Dropped));
        foreach (var nik in niks) Assert.Equal(("dropped", "OWNS_CAR"), await wave.StandingAsync(nik));
        Assert.Equal(
            seen.Select(one => one.Finding).Order(),
            await wave.Village.ListAsync<string>("select subject from audit_event where kind = 'finding.resolved' order by subject"));
    }

    [DatabaseTheory]
    public async Task Dismiss_WithOneDecidedMeanwhile_NamesItAndDecidesNone(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (niks, seen) = await DoubtsAsync(wave, "Siti Aminah", "Budi Santoso");
        _ = (await ResolveAsync(wave, isConfirmed: true, seen[0])).Value;

        var refused = await ResolveAsync(wave, isConfirmed: false, [.. seen]);

        Assert.Equal("finding.resolved", Assert.Single(refused.Problems).Code);
        Assert.Contains(seen[0].Finding, refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("verify", (await wave.StandingAsync(niks[1])).Standing);
        Assert.Equal(1, await wave.Village.SingleAsync<long>("select count(*) from finding_resolution"));
    }

    [DatabaseTheory]
    public async Task Dismiss_WhatWasSeenOtherwise_DecidesNone(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (_, seen) = await DoubtsAsync(wave, "Siti Aminah", "Budi Santoso");

        var refused = await ResolveAsync(wave, isConfirmed: false, seen[0], seen[1] with { Cases = 7 });

        Assert.Equal("finding.changed", Assert.Single(refused.Problems).Code);
        Assert.Contains(seen[1].Finding, refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from finding_resolution"));
    }

    [DatabaseTheory]
    public async Task Dismiss_OfSeveralKindsOrNoneOrTooMany_IsRefused(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (niks, _) = await DoubtsAsync(wave, "Siti Aminah");
        await wave.CivilAsync([Civil(niks[0], "SITI AMINAH", "NON_AKTIF")]);
        var both = await SeenAsync(wave);

        var mixed = await ResolveAsync(wave, isConfirmed: false, [.. both]);
        var none = await ResolveAsync(wave, isConfirmed: false);
        var many = await ResolveAsync(wave, isConfirmed: false, [.. Enumerable.Repeat(both[0], ResolveFindings.Most + 1)]);

        Assert.Equal(["finding.mixed", "finding.count", "finding.count"], new[] { mixed, none, many }.Select(one => one.Problems[0].Code));
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from finding_resolution"));
    }

    /// <summary>Each has applied alone, and a car of somebody else's stands beside their number.</summary>
    private static async Task<(IReadOnlyList<string> Niks, IReadOnlyList<SeenFinding> Seen)> DoubtsAsync(
        Registration wave, params string[] names)
    {
        var niks = new List<string>();
        foreach (var name in names) niks.Add((await wave.ApplyAsync(name))[0]);
        await wave.VehiclesAsync([.. niks.Select(nik => $"{nik},HENDRA WIJAYA,MOBIL,AVANZA,2012,B 3 RI,2021-05")]);
        return (niks, await SeenAsync(wave));
    }

    private static async Task<IReadOnlyList<SeenFinding>> SeenAsync(Registration wave)
    {
        var worklist = new FindingWorklist(wave.Database);
        var listed = (await worklist.RunAsync(new(Wave), Stop)).Value.Findings;
        var shown = await worklist.FindAllAsync([.. listed.Select(placed => placed.Finding.Reference)], Stop);
        return [.. shown.Value.Select(one => new SeenFinding(one.Placed.Finding.Reference, one.Cases))];
    }

    private static Task<Outcome<IReadOnlyList<FindingResolved>>> ResolveAsync(
        Registration wave, bool isConfirmed, params IReadOnlyList<SeenFinding> seen) =>
        new ResolveFindings(wave.Database, Village.Statute).RunAsync(
            new(seen, isConfirmed), Act(ProcessKind.FindingResolving), Stop);
}
