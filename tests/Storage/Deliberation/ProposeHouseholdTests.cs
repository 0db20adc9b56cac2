using Paseban.Assistance.Deliberation;
using Paseban.Tests.Storage.Intake;
using static Paseban.Tests.Storage.Deliberation.Neighbourhood;

namespace Paseban.Tests.Storage.Deliberation;

/// <summary>A household that a meeting proposes is registered in the same step.</summary>
public sealed class ProposeHouseholdTests
{
    [DatabaseTheory]
    public async Task Propose_WhileNoWaveIsOpen_KeepsADraftThatTheMinutesName(Engine engine)
    {
        await using var place = await OpenedAsync(engine);

        var proposed = await ProposeAsync(place);
        var again = await ProposeAsync(place);
        var incomplete = await ProposeAsync(place, Registrations.Form(form => form.Remove("kk")));

        Assert.True(proposed.Succeeded, string.Join(Environment.NewLine, proposed.Problems));
        Assert.Null(proposed.Value.Wave);
        Assert.Equal("meeting.proposed-before", Assert.Single(again.Problems).Code);
        Assert.NotEmpty(incomplete.Problems);
        Assert.Equal(1, await place.SingleAsync<long>("select count(*) from application where state = 'draft'"));
        Assert.Equal(
            [("Budi Santoso", $"belum pernah diusulkan ({proposed.Value.Application})")],
            await place.ListAsync<(string, string)>("select name, note from meeting_proposal"));
    }

    [DatabaseTheory]
    public async Task Propose_IntoAnOpenWave_SubmitsIt(Engine engine)
    {
        await using var place = await OpenedAsync(engine);
        await place.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (2, 'DTKS-2021-2', 'Gelombang kedua', '2021-07-01', '2021-08-31', 0, 0)
            """);

        var proposed = await ProposeAsync(place);

        Assert.Equal("DTKS-2021-2", proposed.Value.Wave);
        Assert.Equal(3, await place.SingleAsync<long>("select count(*) from application_member where wave_id = 2"));
    }

    [DatabaseTheory]
    public async Task Propose_ToAMeetingThatIsNotOpen_IsRefused(Engine engine)
    {
        await using var place = await CreateAsync(engine);
        await place.DrawAsync();

        var proposed = await ProposeAsync(place);

        Assert.False(proposed.Succeeded);
        Assert.Equal(0, await place.SingleAsync<long>("select count(*) from application where state = 'draft'"));
    }

    private static async Task<Neighbourhood> OpenedAsync(Engine engine)
    {
        var place = await CreateAsync(engine);
        await place.DrawAsync();
        // The people and applications of the place were written by their tables.
        await place.ExecuteAsync(
            "insert into number_range (name, next) values ('application', 100), ('person', 100), ('household', 100)");
        var opened = await new HoldMeeting(place.Database).OpenAsync(
            new(Meeting.ReferenceOf(1), "Aula", "Lurah", "Sekretaris"), Act(ProcessKind.MeetingHolding), Stop);
        Assert.True(opened.Succeeded);
        return place;
    }

    private static Task<Outcome<HouseholdProposed>> ProposeAsync(Neighbourhood place, string? form = null) =>
        new ProposeHousehold(place.Database, place.Keys, Statute).RunAsync(
            new(Meeting.ReferenceOf(1), form ?? Registrations.Form(), "belum pernah diusulkan", "RW 002"),
            Act(ProcessKind.MeetingHolding, role: Role.KelurahanOfficer), Stop);
}
