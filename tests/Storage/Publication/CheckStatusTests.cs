using Paseban.Assistance.Publication;
using Paseban.Rules;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Publication;

public sealed class CheckStatusTests
{
    private const string UnknownNik = "3171990505509999";

    [DatabaseTheory]
    public async Task Check_UnknownAndWrongPairs_AskTheSameRecordTheSameAndAnswerTheSame(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();
        await village.AddPersonAsync();
        await village.GiveCardAsync(2, Counter.OtherCard);
        await village.ImportAsync([Line(nik)]);
        (string Nik, string Card)[] pairs =
        [
            (UnknownNik, "3171990101209999"), (UnknownNik, Counter.Card), (nik, "3171990101209999"), (nik, Counter.OtherCard),
        ];

        var heard = new List<(IReadOnlyList<string> Statements, Problem Answer, string Record)>();
        foreach (var pair in pairs)
        {
            using var asked = StatementsAsked.Begin();
            var answer = await village.AskAsync(pair.Nik, pair.Card);
            var statements = asked.Texts.ToList();
            var records = await village.ListAsync<(long Id, long At, long Actor, long? Person, string Purpose)>(
                "select id, at, actor_id, person_id, purpose from access_record order by id");
            var newest = records[^1];
            heard.Add((statements, Assert.Single(answer.Problems), $"{newest.At} {newest.Actor} {newest.Person} {newest.Purpose}"));
            Assert.Equal(heard.Count, records.Count);
        }

        Assert.True(heard[0].Statements.Count > 10);
        Assert.All(heard, each => Assert.Equal(heard[0].Statements, each.Statements));
        Assert.All(heard, each => Assert.Equal(heard[0].Answer, each.Answer));
        Assert.All(heard, each => Assert.Equal(heard[0].Record, each.Record));
        Assert.Equal(("status.unknown-pair", ProblemKind.NotFound), (heard[0].Answer.Code, heard[0].Answer.Kind));
        Assert.NotNull(heard[0].Answer.Indonesian);
    }

    [DatabaseTheory]
    public async Task Check_WrongCardsBesideOneNik_AreAFewOnlyAndThenTheRightOneIsAnsweredAlike(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();
        var other = await village.AddPersonAsync();
        await village.JoinAsync(other, 1);

        var statements = new List<string>();
        foreach (var each in (string[])[nik, UnknownNik])
        {
            for (var i = 0; i < 5; i++) await village.AskAsync(each, Counter.OtherCard);
            using var asked = StatementsAsked.Begin();
            var right = await village.AskAsync(each);
            statements.Add(string.Join('\n', asked.Texts));
            Assert.Equal("status.unknown-pair", Assert.Single(right.Problems).Code);
        }
        var someoneElse = await village.AskAsync(other);
        var nextDay = await village.AskAsync(nik, at: "2024-08-03");

        Assert.Equal(statements[0], statements[1]);
        Assert.True(someoneElse.Succeeded);
        Assert.True(nextDay.Succeeded);
        Assert.Equal([0L], await village.ListAsync<long>("select count(*) from attempt_guard where locked_until is null"));
        Assert.Equal(
            [2L], await village.ListAsync<long>("select count(*) from audit_event where kind = 'status.locked'"));
    }

    [DatabaseTheory]
    public async Task Check_FormerCards_AreAcceptedOfThoseWhoseTheyWere(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var stayed = await village.AddPersonAsync();
        var left = await village.AddPersonAsync();
        var joined = await village.AddPersonAsync();
        const string Old = "3171990101200011", New = "3171990101200012";
        await village.GiveCardAsync(1, Old, from: 1_000, to: 5_000);
        await village.GiveCardAsync(1, New, from: 5_000);
        await village.JoinAsync(stayed, 1, from: 1_000);
        await village.JoinAsync(left, 1, from: 1_000, to: 3_000);
        await village.JoinAsync(joined, 1, from: 6_000);

        async Task<bool> Knows(string nik, string card) => (await village.AskAsync(nik, card)).Succeeded;

        Assert.True(await Knows(stayed, Old));
        Assert.True(await Knows(stayed, New));
        Assert.True(await Knows(left, Old));
        Assert.False(await Knows(left, New));
        Assert.False(await Knows(joined, Old));
        Assert.True(await Knows(joined, New));
    }

    [DatabaseTheory]
    public async Task Check_FoundPerson_LeavesOneRecordAndShowsNoIdentity(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();

        var shown = (await village.AskAsync(nik)).Value;

        Assert.Equal("WAR* 1***", shown.Name);
        Assert.DoesNotContain(nik, shown.Nik, StringComparison.Ordinal);
        Assert.Equal([(1L, "a test")], await village.ListAsync<(long, string)>("select person_id, purpose from access_record"));
        Assert.Equal(["KAJ", "KLJ", "KPARJ", "KPDJ"], shown.Programmes.Select(status => status.Programme.Code).Order());
    }

    [DatabaseTheory]
    public async Task Check_WithoutAPurpose_IsRefusedBeforeAnybodyIsRead(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();

        var silent = await new CheckStatus(village.Database, village.Keys, Statute).RunAsync(
            new(Nik.Parse(nik), FamilyCardNumber.Parse(Counter.Card)), Act(ProcessKind.IdentityReading) with { Reason = "" }, Stop);

        Assert.Equal("access.purpose", Assert.Single(silent.Problems).Code);
        Assert.Empty(await village.ListAsync<long>("select id from access_record"));
    }

    [DatabaseTheory]
    public async Task Check_NobodyRegistered_SaysWhatToDoAndWhichCriterionFails(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();
        await village.StateAsync(nik, "REVENUE", "2024-02", "owns_car=yes");

        var elder = await village.StatusAsync(nik);

        Assert.Equal(Standing.NotRegistered, elder.Standing);
        var car = Assert.Single(elder.Unmet);
        Assert.Equal("no_car", car.Criterion.Name);
        Assert.Equal(("REVENUE", new DateOnly(2024, 2, 1)), (car.Facts[0].Source!.Code, car.Facts[0].Vintage));
        Assert.NotEmpty(car.Criterion.Reference.Text.Id);
        Assert.NotEmpty(car.NextStep!.Id);
    }

    [DatabaseTheory]
    public async Task Check_MergedRecord_SpeaksForThePersonOfBoth(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var kept = await village.AddWithCardAsync();
        var merged = await village.AddWithCardAsync();
        await village.StateAsync(merged, "REVENUE", "2024-02", "owns_car=yes");
        await village.ImportAsync([Line(merged)]);
        await village.MergeAsync(kept, merged);

        var (byKept, byMerged) = (await village.StatusAsync(kept), await village.StatusAsync(merged));

        Assert.Equal(Standing.Recipient, byKept.Standing);
        Assert.Equal("no_car", Assert.Single(byKept.Unmet).Criterion.Name);
        Assert.Equal(byKept.Months, byMerged.Months);
        Assert.Equal([1L, 1L], await village.ListAsync<long>("select person_id from access_record order by id"));
    }

    [DatabaseTheory]
    public async Task Check_MonthTheLawIsSilentOn_JudgesNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();

        Assert.Null((await village.StatusAsync(nik, at: "2010-01-05")).Judged);
        Assert.Equal(Eligibility.Eligible, (await village.StatusAsync(nik)).Judged!.Outcome);
    }
}
