using Paseban.Assistance.Matching;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Matching.Registration;

namespace Paseban.Tests.Storage.Matching;

public sealed class DuplicateTests
{
    private static readonly string[] Syllables =
    [
        "bam", "ratna", "dja", "wira", "kus", "lest", "man", "naya", "pra", "sari", "tirta", "utami", "yoga", "hadi", "gun", "cah", "endra",
    ];

    [DatabaseTheory]
    public async Task Duplicates_SamePersonOrHouseholdTwice_AreDroppedByRule(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, budi) = (await wave.ApplyAsync("Siti Aminah", "Joko Susilo"), await wave.ApplyAsync("Budi Santoso"));
        // Siti once more in Budi's application; somebody of her household too.
        await AddAsync(wave, siti[0], 2);
        await wave.ApplyAsync("Rina Wati");
        await wave.Village.ExecuteAsync(
            "update person set household_id = @household where person_id = @person",
            new
            {
                household = await wave.Village.PersonAsync(budi[0]),
                person = await wave.Village.SingleAsync<long>("select max(person_id) from person"),
            });

        var found = await FindAsync(wave);

        Assert.Equal((3L, 2L), (found.Value.Passed, found.Value.Dropped));
        Assert.Equal(["DUPLICATE_HOUSEHOLD", "DUPLICATE_PERSON"], found.Value.Reasons.Select(reason => reason.Reason));
        Assert.Equal(
            [("dropped", 2L), ("open", 1L)],
            await wave.Village.ListAsync<(string, long)>(
                "select standing, application_id from application_member where person_id = @person order by standing",
                new { person = await wave.Village.PersonAsync(siti[0]) }));
    }

    [DatabaseTheory]
    public async Task Duplicates_Lookalikes_WaitAndAreDecidedOnce(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (first, second, third, fourth) = await LookalikesAsync(wave);

        var found = await FindAsync(wave);
        var listed = await ListAsync(wave);
        var same = await DecideAsync(wave, first, second, areSame: true);
        var twice = await DecideAsync(wave, first, second, areSame: false);
        var different = await DecideAsync(wave, third, fourth, areSame: false);
        var again = await FindAsync(wave);

        Assert.Equal(2, found.Value.Verify);
        Assert.Equal(2, listed.Groups);
        Assert.All(listed.Pairs, pair => Assert.DoesNotContain("Kartika", pair.Left.Name, StringComparison.Ordinal));
        Assert.Equal((true, 1L), (same.Value.Merged, same.Value.Dropped));
        Assert.Equal("duplicate.decided", twice.Problems[0].Code);
        Assert.Equal(1, different.Value.Reopened);
        Assert.Equal(("dropped", "DUPLICATE_PERSON"), await wave.StandingAsync(second));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(fourth));
        Assert.Equal(0, again.Value.Verify);
        Assert.Equal(0, (await ListAsync(wave)).Groups);
        Assert.Equal(1, await wave.Village.SingleAsync<long>("select count(*) from person_merge"));
    }

    [DatabaseTheory]
    public async Task TellApart_SeveralGroups_IsAllAsSeenOrNothing(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (_, second, _, fourth) = await LookalikesAsync(wave);
        await FindAsync(wave);
        var listed = await ListAsync(wave);
        var groups = listed.Pairs.Select(pair => pair.Group).Distinct().ToList();
        var seen = listed.Pairs.Select(pair => new SeenPair(pair.Left.Person, pair.Right.Person)).ToList();
        var telling = new TellApart(wave.Database, wave.Village.Keys);
        var context = Act(ProcessKind.DuplicateDeciding);

        var less = await telling.RunAsync(new(Wave, groups, [seen[0]]), context, Stop);
        var none = await telling.RunAsync(new(Wave, [], []), context, Stop);
        var before = await wave.Village.SingleAsync<long>("select count(*) from duplicate_decision");
        var told = await telling.RunAsync(new(Wave, groups, seen), context, Stop);
        var again = await telling.RunAsync(new(Wave, groups, seen), context, Stop);

        Assert.Equal(2, groups.Count);
        Assert.Equal(("duplicate.changed", "duplicate.count", 0L), (less.Problems[0].Code, none.Problems[0].Code, before));
        Assert.Equal(new ToldApart(2, 2), told.Value);
        Assert.Equal("duplicate.changed", again.Problems[0].Code);
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(second));
        Assert.Equal(("open", (string?)null), await wave.StandingAsync(fourth));
        Assert.Equal(2, await wave.Village.SingleAsync<long>("select count(*) from audit_event where kind = 'duplicate.decided'"));
    }

    [DatabaseTheory]
    public async Task Decide_TwiceAtOnce_CountsOnce(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, other) = ((await wave.ApplyAsync("Siti Aminah"))[0], (await wave.ApplyAsync("Siti Aminah"))[0]);

        var decided = await Task.WhenAll(DecideAsync(wave, siti, other, areSame: true), DecideAsync(wave, other, siti, areSame: false));

        Assert.Single(decided, one => one.Succeeded);
        Assert.Equal("duplicate.decided", Assert.Single(decided, one => !one.Succeeded).Problems[0].Code);
        Assert.Equal(1, await wave.Village.SingleAsync<long>("select count(*) from duplicate_decision"));
    }

    [DatabaseTheory]
    public async Task Decide_BothInOneApplication_DropsTheRecordThatDoesNotStand(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var niks = await wave.ApplyAsync("Siti Aminah", "Siti Aminah");

        await DecideAsync(wave, niks[1], niks[0], areSame: true);

        Assert.Equal(("open", (string?)null), await wave.StandingAsync(niks[1]));
        Assert.Equal(("dropped", "DUPLICATE_PERSON"), await wave.StandingAsync(niks[0]));
    }

    [DatabaseTheory]
    public async Task Decide_InTwoWaves_VouchesForEachAndHeedsThePairsOfItsOwn(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (siti, other) = ((await wave.ApplyAsync("Siti Aminah"))[0], (await wave.ApplyAsync("Siti Aminah"))[0]);
        await wave.Village.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (2, 'FMOTM-2022', 'FMOTM', '2022-02-07', '2022-02-25', 0, 0)
            """);
        await wave.Village.ExecuteAsync(
            """
            insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing, reason)
            select person_id, application_id + 10, 2, relation, programmes, 7, 'verify', 'MAYBE_DUPLICATE' from application_member
            """);
        await wave.Village.ExecuteAsync(
            "update application_member set standing = 'verify', reason = 'MAYBE_DUPLICATE', step = 7 where wave_id = 1");
        // The newest run of the first wave asks about somebody else too; a later one of the second wave does not.
        await wave.Village.ExecuteAsync(
            """
            insert into match_run (id, wave_id, kind, law_hash, asked, answered, state, recorded_at, recorded_by)
            values (1, 1, 'duplicates', '', 0, 0, 'done', 0, 0), (2, 2, 'duplicates', '', 0, 0, 'done', 0, 0)
            """);
        await wave.Village.ExecuteAsync(
            "insert into duplicate_pair (run_id, left_id, right_id, per_mille, parts, group_id) values (1, @siti, 99, 900, '', 1)",
            new { siti = await wave.Village.PersonAsync(siti) });

        await DecideAsync(wave, siti, other, areSame: false);

        Assert.Equal(
            [(1L, 1L, "verify"), (2L, 1L, "open"), (1L, 2L, "open"), (2L, 2L, "open")],
            await wave.Village.ListAsync<(long, long, string)>(
                "select person_id, wave_id, standing from application_member order by wave_id, person_id"));
        Assert.Equal(2, await wave.Village.SingleAsync<long>("select count(*) from audit_event where kind = 'duplicate.decided'"));
        var report = await AuditVerification.RunAsync(wave.Database, new() { RowSets = [Assistance.Intake.CaseTrail.Rows] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
    }

    [DatabaseTheory]
    public async Task Decide_WithoutGroundsOrTwoRecords_IsRefused(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var siti = (await wave.ApplyAsync("Siti Aminah"))[0];

        var one = await DecideAsync(wave, siti, siti, areSame: true);
        var unknown = await DecideAsync(wave, siti, "3171990101990001", areSame: true);

        Assert.Equal("duplicate.one", one.Problems[0].Code);
        Assert.Equal("person.unknown", unknown.Problems[0].Code);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from duplicate_decision"));
    }

    /// <summary>Many different people, so that there is something to learn from, and two pairs that look like one person.</summary>
    [DatabaseTheory]
    public async Task Compare_Lookalikes_PageByPageAndSideBySide(Engine engine)
    {
        await using var wave = await OpenAsync(engine);
        var (first, second, _, _) = await LookalikesAsync(wave);
        await FindAsync(wave);
        var compare = new CompareDuplicates(wave.Database, wave.Village.Keys);
        var look = Act(ProcessKind.IdentityReading);

        var one = (await compare.ListAsync(Wave, most: 1, ct: Stop)).Value;
        var two = (await compare.ListAsync(Wave, one.After, 1, Stop)).Value;
        var shown = (await compare.ShowAsync(Wave, one.Listed[0].Group, look, Stop)).Value;
        var pair = Assert.Single(shown.Pairs);
        await DecideAsync(wave, first, second, areSame: false);
        var left = (await compare.ListAsync(Wave, ct: Stop)).Value;
        var lost = await compare.ListAsync(Wave, "x.y", ct: Stop);
        var idle = await compare.ShowAsync(Wave, shown.Group, look with { Reason = "" }, Stop);
        var runs = (await new ListMatchRuns(wave.Database).RunAsync(Wave, look.At, ct: Stop)).Value;
        var pairs = await new ListMatchRuns(wave.Database).PairsAsync(Wave, Stop);

        Assert.Equal((2L, 2L, 2L), (one.Groups, one.Listed[0].Records, two.Groups));
        Assert.NotEqual(one.Listed[0].Group, Assert.Single(two.Listed).Group);
        Assert.Null(two.After);
        Assert.Equal([pair.Left, pair.Right], shown.Records.Select(record => record.Person));
        Assert.All(shown.Records, record => Assert.Contains("***", record.Nik, StringComparison.Ordinal));
        Assert.NotEqual(shown.Records[0].Nik, shown.Records[1].Nik);
        Assert.Equal(two.Listed[0].Group, shown.Next);
        Assert.Equal(1, left.Groups);
        Assert.Equal(("duplicate.page", "access.purpose"), (lost.Problems[0].Code, idle.Problems[0].Code));
        Assert.Equal((MatchKind.Duplicates, 2L, 1L), (Assert.Single(runs.Runs).Kind, runs.Runs[0].Verify, pairs));
    }

    private static async Task<(string First, string Second, string Third, string Fourth)> LookalikesAsync(Registration wave)
    {
        var first = (await wave.ApplyAsync("Kartika Ningrum Puspitasari"))[0];
        var third = (await wave.ApplyAsync("Suryadi Wirakusumah Nataprawira"))[0];
        var second = (await wave.ApplyAsync("Kartika Ningroem Puspitasari"))[0];
        var fourth = (await wave.ApplyAsync("Surjadi Wirakusuma Nataprawira"))[0];
        for (var i = 0; i < 120; i++)
        {
            await wave.ApplyAsync($"{Word(i * 7)}{Word(i * 13 + 5)} {Word(i * 29 + 3)}{Word(i * 31 + 1)} {Word(i * 3 + 2)}{Word(i * 17)}");
        }
        await wave.Village.ExecuteAsync(
            """
            update person set birth_date = cast(1940 + person_id % 41 as text) || '-0' || cast(1 + person_id % 9 as text) || '-1'
                || cast(person_id % 10 as text), rt = '00' || cast(1 + person_id % 9 as text), rw = '00' || cast(1 + person_id % 7 as text)
            """);
        foreach (var (nik, born) in new[] { (first, "1952-03-14"), (second, "1952-03-14"), (third, "1949-11-30"), (fourth, "1949-11-30") })
        {
            await wave.Village.ExecuteAsync(
                "update person set birth_date = @born, rt = '007', rw = '009' where person_id = @person",
                new { born, person = await wave.Village.PersonAsync(nik) });
        }
        return (first, second, third, fourth);
    }

    private static string Word(int number) => Syllables[number % Syllables.Length];

    private static async Task AddAsync(Registration wave, string nik, long application) => await wave.Village.ExecuteAsync(
        """
        insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
        values (@person, @application, 1, 'child', 'KLJ', 2, 'open')
        """,
        new { person = await wave.Village.PersonAsync(nik), application });

    private static Task<Outcome<MatchResult>> FindAsync(Registration wave) =>
        new FindDuplicates(wave.Database, wave.Village.Keys, Village.Statute).RunAsync(
            Wave, Act(ProcessKind.DuplicatesFinding), ct: Stop);

    private static async Task<DuplicatesListed> ListAsync(Registration wave) =>
        (await new ListDuplicates(wave.Database, Village.Statute).RunAsync(Wave, new DateOnly(2021, 7, 5), ct: Stop)).Value;

    private static Task<Outcome<DuplicateDecided>> DecideAsync(Registration wave, string keep, string other, bool areSame) =>
        new DecideDuplicate(wave.Database, wave.Village.Keys).RunAsync(
            new(keep, other, areSame), Act(ProcessKind.DuplicateDeciding), Stop);
}
