using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Intake;

/// <summary>What whoever began an application reads of it, and nobody else.</summary>
public sealed class OwnApplicationTests
{
    private static readonly DateOnly Day = new(2021, 6, 10);

    [DatabaseTheory]
    public async Task Read_OwnDraft_GivesFormAndGapsAndLeavesNoAccessRecord(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync(Form(form => form.Remove("address")));

        var own = await ReadAsync(city, begun.Value.Reference, Citizen);

        Assert.Contains(HeadNik, own.Value.Form, StringComparison.Ordinal);
        Assert.Equal("address", Assert.Single(own.Value.Gaps).Field);
        Assert.Equal((ApplicationState.Draft, true, true), (own.Value.State, own.Value.IsOpen, own.Value.CanChange));
        Assert.Empty(own.Value.Members);
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from access_record"));
    }

    [DatabaseTheory]
    public async Task Read_SomebodyElses_IsUnknownToNeighbourAndOfficerAlike(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync();

        var neighbour = await ReadAsync(city, begun.Value.Reference, Neighbour);
        var officer = await ReadAsync(city, begun.Value.Reference, Counter);

        Assert.Equal("application.unknown", neighbour.Problems[0].Code);
        Assert.Equal("application.unknown", officer.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Read_Submitted_TellsEveryStepByTheNamesThatWereWritten(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync(Form(form => form["answers"]!["car"] = true));

        var own = (await ReadAsync(city, submitted.Reference, Citizen)).Value;

        Assert.Equal(("Budi Santoso", "head"), (own.Members[0].Name, own.Members[0].Relation));
        Assert.Equal(["Ayu", "Siti Aminah"], own.Members.Skip(1).Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.All(own.Members, member => Assert.Equal("dropped", member.Standing));
        Assert.All(own.Members, member => Assert.NotNull(member.Reason));
        Assert.Equal(
            [(CaseStep.Registered, CaseOutcome.Passed), (CaseStep.Completeness, CaseOutcome.Dropped)],
            own.Members[0].Steps.Select(step => (step.Step, step.Outcome)));
        Assert.Equal([ApplicationEventKind.Begun, ApplicationEventKind.Submitted], own.History.Select(happened => happened.Kind));
        Assert.True(own.CanChange);
    }

    /// <summary>A NIK is all that a stranger needs to write; it must not be answered with a name.</summary>
    [DatabaseTheory]
    public async Task Read_AStrangersNik_ShowsWhatWasWrittenNotWhatTheRegistryKnows(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandPersonsAsync(
            "nik,no_kk,nama,jenis_kelamin,tanggal_lahir,kode_kelurahan,hubungan,sumber,vintage",
            $"{HeadNik},3171990101150009,Suparman Hadi,L,1948-03-02,{Kelurahan},kepala_keluarga,DTKS,2021-01");
        var submitted = await city.RegisterAsync(Form(form => form["members"]![0]!["name"] = "Xxx"));

        var own = (await ReadAsync(city, submitted.Reference, Citizen)).Value;

        Assert.Contains("Xxx", own.Members.Select(member => member.Name));
        Assert.DoesNotContain(own.Members, member => member.Name.Contains("Suparman", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Begin_MoreDraftsThanAFamilyNeeds_IsRefusedToCitizensOnly(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        for (var i = 0; i < 10; i++) Assert.True((await city.BeginAsync()).Succeeded);

        var more = await city.BeginAsync();
        for (var i = 0; i < 11; i++) Assert.True((await city.BeginAsync(actor: Counter)).Succeeded);

        Assert.Equal("application.drafts", more.Problems[0].Code);
        Assert.NotNull(more.Problems[0].Indonesian);
    }

    [DatabaseTheory]
    public async Task ListAreas_OfAnOfficer_IsTheirPartOfTheCity(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var part = city.Database.Within(new(12, [AreaCode.Parse("31.71.03")]));

        var (whole, own) = (await new ListAreas(city.Database).RunAsync(Stop), await new ListAreas(part).RunAsync(Stop));

        Assert.Equal(318, whole.Count);
        Assert.All(
            own.Within(AreaCode.Parse("31"), AreaLevel.Kelurahan),
            area => Assert.StartsWith("31.71.03.", area.Code.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Questions_OfADay_AskForWhatPaysAndDeclaresOnly()
    {
        var questions = new FormQuestions(LawFolder.Law, Day);

        Assert.Contains("KLJ", questions.Programmes.Select(programme => programme.Code));
        Assert.DoesNotContain("FMOTM", questions.Programmes.Select(programme => programme.Code));
        Assert.Contains("income", questions.OfPerson.Select(question => question.Code));
        Assert.DoesNotContain("owns_car", questions.OfPerson.Select(question => question.Code));
        Assert.Equal(new Rupiah(1_000_000_000), questions.PropertyLimit);
        Assert.True(questions.FitsAge("KLJ", new(1948, 3, 2)));
        Assert.False(questions.FitsAge("KLJ", new(2018, 6, 5)));
        Assert.Equal(AttachDocument.Kinds, FormQuestions.Documents.Select(kind => kind.Code));
        Assert.All(HouseholdIndicators.All, indicator => Assert.Equal(indicator.Values.Count, indicator.EnglishValues.Count));
        Assert.Equal("Head of the family", FormQuestions.RelationText("head").En);
    }

    private static Task<Outcome<OwnApplication>> ReadAsync(Registrations city, string reference, Actor actor) =>
        new ReadOwnApplication(city.Database, city.Keys, LawFolder.Law).RunAsync(reference, actor, Day, Stop);
}
