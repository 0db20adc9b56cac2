using Paseban.Assistance.Registry;
using Paseban.Assistance.Targeting;
using Paseban.Rules;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

public sealed class ExplainDecisionTests
{
    private static readonly Month March = new(2024, 3);

    [DatabaseTheory]
    public async Task Explain_ElderWithACar_TellsFactSourceDateCitationAndNextStep(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.StateAsync(elder, "REVENUE", "2024-02", "owns_car=yes");

        var explained = (await ExplainAsync(village, elder)).Value;

        Assert.Equal((Eligibility.NotEligible, "WARGA 1"), (explained.Assessment.Outcome, explained.Name));
        var line = Explanation.Of(explained.Assessment, Language.English).Lines.Single(line => line.Result == Truth.NotMet);
        Assert.Equal("no_car", line.Criterion);
        Assert.Equal(("yes", "1 February 2024"), (line.Facts[0].Value, line.Facts[0].Date));
        Assert.Contains("revenue", line.Facts[0].Source, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(line.Citation);
        Assert.NotNull(line.NextStep);
    }

    [DatabaseTheory]
    public async Task Explain_Anyone_LeavesAnAccessRecordWithThePurpose(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();

        await ExplainAsync(village, elder);
        var unknown = await ExplainAsync(village, "3171990505509999");
        var wrong = await ExplainAsync(village, "317");

        Assert.Equal("person.unknown", Assert.Single(unknown.Problems).Code);
        Assert.DoesNotContain("3171990505509999", unknown.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("person.key", Assert.Single(wrong.Problems).Code);
        Assert.Equal(
            [(1L, "a test"), (null, "a test"), (null, "a test")],
            await village.ListAsync<(long?, string)>("select person_id, purpose from access_record order by id"));
    }

    [DatabaseTheory]
    public async Task Explain_WithoutPurposeOrLaw_IsRefusedBeforeAnybodyIsRead(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        var act = Act(ProcessKind.IdentityReading);
        var explain = new ExplainDecision(village.Database, village.Keys, Statute);

        var silent = await explain.RunAsync(new(elder, "KLJ", March), act with { Reason = " " }, Stop);
        var unknown = await explain.RunAsync(new(elder, "BLT", March), act, Stop);

        Assert.Equal("access.purpose", Assert.Single(silent.Problems).Code);
        Assert.Equal("programme", Assert.Single(unknown.Problems).Code);
        Assert.Equal(0, await village.SingleAsync<long>("select count(*) from access_record"));
    }

    [DatabaseTheory]
    public async Task Explain_MergedRecord_SpeaksForThePersonWithWhatEitherRecordSays(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        var kept = await village.AddPersonAsync();
        var merged = await village.AddPersonAsync(facts: "dki_identity=yes");
        await village.StateAsync(merged, "REVENUE", "2024-02", "owns_car=yes");
        await village.MergeAsync(kept, merged);

        var explained = (await ExplainAsync(village, merged)).Value;
        var assessed = (await AssessAsync(village, "KLJ", March)).Value;

        Assert.Equal((1L, Eligibility.NotEligible), (explained.PersonId, explained.Assessment.Outcome));
        Assert.Equal((1L, 1L), (assessed.People, assessed.NotEligible));
    }

    [DatabaseTheory]
    public async Task Explain_RandomPeople_AgreesWithTheAssessmentOfTheRegistry(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        var dice = new Random(7);
        var people = new List<string>();
        for (var i = 0; i < 60; i++) people.Add(await AddRandomPersonAsync(village, dice));
        var outcomes = new HashSet<Eligibility>();
        foreach (var (programme, month) in new[] { ("KLJ", March), ("KPDJ", new Month(2024, 9)), ("KAJ", new Month(2025, 8)) })
        {
            await AssessAsync(village, programme, month);
            var stored = (await village.ListAsync<(long Person, long NotMet, long Unknown)>(
                "select person_id, not_met, unknown from decision where assessment_id = (select max(id) from assessment)"))
                .ToDictionary(row => row.Person, row => new AssessmentCode(row.NotMet, row.Unknown));

            foreach (var person in people)
            {
                var explained = (await ExplainAsync(village, person, programme, month)).Value;
                outcomes.Add(explained.Assessment.Outcome);
                Assert.Equal(explained.Assessment.Code, stored[explained.PersonId]);
                Assert.Equal(explained.Assessment.Outcome, explained.Stored!.Outcome);
                var readings = explained.Assessment.Findings.SelectMany(finding => finding.Facts).Where(
                    fact => fact is { Value: not null, Fact.IsDerived: false });
                Assert.All(
                    readings, fact =>
                    Assert.Contains(
                    $"{fact.Fact.Code}={fact.Fact.Print(fact.Value!.Value)}", explained.Stored.Facts, StringComparison.Ordinal));
            }
        }
        Assert.Equal(3, outcomes.Count);
    }

    [DatabaseTheory]
    public async Task Explain_ByALawThatIsNotInForce_SaysSoInBothLanguages(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();

        var unadopted = (await ExplainAsync(village, elder)).Value;
        await village.AdoptLawAsync();
        var inForce = (await ExplainAsync(village, elder)).Value;
        await village.ExecuteAsync("insert into law_version (hash, adopted_at, adopted_by, files) values ('newer', 2, 99, '')");
        var outdated = (await ExplainAsync(village, elder)).Value;

        Assert.Equal(
            [LawStanding.NeverAdopted, LawStanding.InForce, LawStanding.Superseded], [unadopted.Law, inForce.Law, outdated.Law]);
        Assert.Null(inForce.Law.Warning());
        Assert.Equal("Note: judged by a law that nobody has adopted; no decision rests on it.", unadopted.Law.Warning()!.En);
        Assert.Contains("aturan lama", outdated.Law.Warning()!.Id, StringComparison.Ordinal);
    }

    private static Task<Outcome<DecisionExplained>> ExplainAsync(
    Village village, string person, string programme = "KLJ", Month? at = null) =>
        new ExplainDecision(village.Database, village.Keys, Statute).RunAsync(
            new(person, programme, at ?? March), Act(ProcessKind.IdentityReading), Stop);

    private static Task<Outcome<RegistryAssessed>> AssessAsync(Village village, string programme, Month at) =>
        new AssessRegistry(village.Database, Statute).RunAsync(new(programme, at), Act(ProcessKind.PersonsAssessing), ct: Stop);

    /// <summary>
    /// Mostly entitled, with a few facts changed or missing and up to two more sources before or after the judged months.
    /// </summary>
    private static async Task<string> AddRandomPersonAsync(Village village, Random dice)
    {
        var born = dice.Next(2) == 0 ? new DateOnly(1964, 2, 25) : new DateOnly(2018, 8, 25);
        var person = await village.AddPersonAsync(
            born.AddDays(dice.Next(12)).Iso,
            died: dice.Next(8) == 0 ? new DateOnly(2024, 2, 27).AddDays(dice.Next(5)).Iso : null,
            movedOut: dice.Next(8) == 0 ? new DateOnly(2024, 2, 27).AddDays(dice.Next(5)).Iso : null,
            facts: RandomFacts(dice, keep: 30));
        foreach (var source in new[] { "REVENUE", "FIELD" })
        {
            if (dice.Next(2) == 0) continue;
            var vintage = new Month(2023, 6).Plus(dice.Next(24)).ToString();
            await village.StateAsync(person, source, vintage, RandomFacts(dice, keep: 4));
        }
        return person;
    }

    private static string RandomFacts(Random dice, int keep) => string.Join(';', GoodFacts.Split(';')
        .Where(_ => dice.Next(32) < keep)
        .Select(fact => dice.Next(30) > 0 ? fact
            : fact.EndsWith("=no", StringComparison.Ordinal) ? fact.Replace("=no", "=yes", StringComparison.Ordinal)
            : fact.EndsWith("=yes", StringComparison.Ordinal) ? fact.Replace("=yes", "=no", StringComparison.Ordinal)
            : fact));
}
