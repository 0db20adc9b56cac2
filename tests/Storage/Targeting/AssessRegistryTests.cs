using Paseban.Assistance.Targeting;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

public sealed class AssessRegistryTests
{
    private static readonly Month March = new(2024, 3);

    [DatabaseTheory]
    public async Task Assess_Registry_CountsOutcomesAndCriteriaAndKeepsEachDecision(Engine engine)
    {
        await using var village = await VillageOfFiveAsync(engine);

        var assessed = (await AssessAsync(village)).Value;

        Assert.Equal((5L, 1L, 3L, 1L), (assessed.People, assessed.Eligible, assessed.NotEligible, assessed.Unknown));
        Assert.Equal(
            ["alive 1 0", "minimum_age 1 0", "no_car 1 1"],
            assessed.Criteria.Where(c => c.NotMet + c.Unknown > 0).Select(c => $"{c.Criterion.Name} {c.NotMet} {c.Unknown}"));
        var decisions = await village.ListAsync<(long Person, long Outcome)>("select person_id, outcome from decision order by person_id");
        Assert.Equal([(1L, 1L), (2L, 2L), (3L, 2L), (4L, 3L), (5L, 2L)], decisions);
        Assert.Equal(
            (Statute.Version, 5L),
            await village.SingleAsync<(string, long)>("select law_hash, people from assessment where programme = 'KLJ'"));
        var report = await AuditVerification.RunAsync(village.Database, new() { RowSets = [Decisions.Set] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
        Assert.Equal(5, report.Rows);
    }

    [DatabaseTheory]
    public async Task Assess_PersonOfSeveralSources_KeepsTheFactsThatWereReadWithSourceAndDate(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        var elder = await village.AddPersonAsync(died: "2024-05-05");
        await village.StateAsync(elder, "REVENUE", "2024-02", "owns_car=yes");
        await village.StateAsync(elder, "REVENUE", "2024-04", "owns_car=no");
        await village.StateAsync(elder, "CIVIL", "2024-06", "birth_date=1950-05-05;death_date=2024-05-05");

        await AssessAsync(village);

        Assert.Equal(
            "CIVIL 2024-06-01:birth_date=1950-05-05;death_date=2024-05-05|DTKS 2023-12-01:dki_identity=yes;registry_status=layak;"
            + "field_verified=yes;in_institution=no;public_employee_in_household=no;taxable_property_value=90000000;"
            + "drinking_water_source=3;poor_by_community=yes;pensioner=no;receives_state_aid=no;income=small;bedridden=no;neglected=no"
            + "|REVENUE 2024-02-01:owns_car=yes",
            await village.SingleAsync<string>("select facts from decision"));
    }

    [DatabaseTheory]
    public async Task Assess_OnlyCounting_WritesNothing(Engine engine)
    {
        await using var village = await VillageOfFiveAsync(engine);

        var assessed = (await AssessAsync(village, store: false)).Value;

        Assert.Equal((5L, 1L), (assessed.People, assessed.Eligible));
        Assert.Null(assessed.Reference);
        Assert.Equal(0, await village.SingleAsync<long>("select (select count(*) from decision) + (select count(*) from assessment)"));
        Assert.Equal(0, await village.SingleAsync<long>("select count(*) from audit_event"));
    }

    [DatabaseTheory]
    public async Task Assess_BrokenOffAtTheEnd_LeavesNothing(Engine engine)
    {
        await using var village = await VillageOfFiveAsync(engine);
        await village.ExecuteAsync("insert into audit_event values (1, 1, 1, 1, '', '', 'x', 'x', '{}', '', 'x')");

        await Assert.ThrowsAnyAsync<Exception>(() => AssessAsync(village));

        Assert.Equal(0, await village.SingleAsync<long>("select (select count(*) from decision) + (select count(*) from assessment)"));
    }

    [DatabaseTheory]
    public async Task Assess_StoredFactsThatCannotBeRead_AreReportedAndNothingHangs(Engine engine)
    {
        await using var village = await VillageOfFiveAsync(engine);
        await village.ExecuteAsync("update source_record set facts = 'owns_car=perhaps' where person_id = 3");

        await Assert.ThrowsAsync<FormatException>(() => AssessAsync(village));
    }

    [DatabaseTheory]
    public async Task Assess_MergedRecord_IsJudgedOnlyAsTheOneItBecame(Engine engine)
    {
        await using var village = await VillageOfFiveAsync(engine);
        await village.ExecuteAsync("update person set merged_into = 1 where person_id = 2");

        Assert.Equal(4, (await AssessAsync(village)).Value.People);
    }

    [DatabaseTheory]
    public async Task Assess_WithoutAnAdoptedLawOrMonthOrProgramme_IsRefused(Engine engine)
    {
        await using var village = await CreateAsync(engine);

        Assert.Equal("law.not-adopted", Assert.Single((await AssessAsync(village)).Problems).Code);
        var early = await new AssessRegistry(village.Database, Statute).RunAsync(
            new("KLJ", new Month(2010, 1)), Act(ProcessKind.PersonsAssessing), ct: Stop);
        var unknown = await new AssessRegistry(village.Database, Statute).RunAsync(
            new("BLT", March), Act(ProcessKind.PersonsAssessing), ct: Stop);
        Assert.Equal("law-before-first-date", early.Problems[0].Code);
        Assert.Equal("programme", unknown.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Assess_MoreThanOneTurnOfPeople_CountsEveryone(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        await village.ExecuteAsync(
            """
            insert into person (person_id, name, folded_name, sex, birth_date, area, household_id, row_hash, recorded_at)
            with recursive n (i) as (select 1 union all select i + 1 from n where i < 60000)
            select i, 'WARGA', 'warga', 1, '1950-05-05', '31.71.03.1002', i, '', 1 from n
            """);

        var assessed = (await AssessAsync(village)).Value;

        Assert.Equal((60_000L, 60_000L), (assessed.People, assessed.Unknown));
        Assert.Equal(60_000, await village.SingleAsync<long>("select count(*) from decision"));
    }

    private static Task<Outcome<RegistryAssessed>> AssessAsync(Village village, bool store = true) =>
        new AssessRegistry(village.Database, Statute).RunAsync(new("KLJ", March, store), Act(ProcessKind.PersonsAssessing), ct: Stop);

    /// <summary>One eligible, one with a car, one aged 59, one of whom nobody says whether there is a car, one dead.</summary>
    private static async Task<Village> VillageOfFiveAsync(Engine engine)
    {
        var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        await village.AddPersonAsync();
        await village.AddPersonAsync(facts: GoodFacts.Replace("owns_car=no", "owns_car=yes", StringComparison.Ordinal));
        await village.AddPersonAsync(born: "1964-03-02");
        await village.AddPersonAsync(facts: GoodFacts.Replace("owns_car=no;", "", StringComparison.Ordinal));
        await village.AddPersonAsync(died: "2024-02-29");
        return village;
    }
}
