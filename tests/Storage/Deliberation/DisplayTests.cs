using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Deliberation;

public sealed class DisplayTests
{
    private static readonly DisplayRequest All = new(Neighbourhood.Wave);

    [DatabaseTheory]
    public async Task Display_ForItsDays_TakesObjectionsAndClosesWhenTheyAreAnswered(Engine engine)
    {
        await using var place = await SignedAsync(engine);
        var lists = new DisplayLists(place.Database, Neighbourhood.Statute);
        var short1 = await lists.OpenAsync(All with { ClosesOn = new(2021, 7, 21) }, null, Act(), Stop);
        var opened = await lists.OpenAsync(
            All with { Folder = Path.Combine(place.Folder, "notices") }, PrintFonts.Find().Value, Act(), Stop);
        var again = await lists.OpenAsync(All, null, Act(), Stop);
        var early = await lists.CloseAsync(All, Act(), Stop);
        var objection = await ObjectAsync(place, new(Meeting.ReferenceOf(1), PersonKey.ReferenceOf(2), false, "salah orang", "Ibu Murni"));
        var waiting = await lists.CloseAsync(All, Act("2021-07-24"), Stop);
        var answered = await AnswerAsync(place, objection.Value.Reference, isAccepted: true);
        var closed = await lists.CloseAsync(All, Act("2021-07-24"), Stop);
        var late = await ObjectAsync(place, new(Meeting.ReferenceOf(1), PersonKey.ReferenceOf(1), true, "mampu", "RT"), "2021-07-24");

        Assert.Equal("display.short", Assert.Single(short1.Problems).Code);
        Assert.Equal((2, 0), (opened.Value.Displays.Count, again.Value.Displays.Count));
        Assert.Equal(new DateOnly(2021, 7, 23), opened.Value.Displays[0].ClosesOn);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(place.Folder, "notices")).Length);
        Assert.All(early.Value.NotReady, problem => Assert.Equal("display.running", problem.Code));
        Assert.Equal((1, "display.objections"), (waiting.Value.Displays.Count, Assert.Single(waiting.Value.NotReady).Code));
        Assert.Equal("reopened", answered.Value.Outcome);
        Assert.Single(closed.Value.Displays);
        Assert.Equal("objection.not-displayed", Assert.Single(late.Problems).Code);
        Assert.Equal("2 Deliberation open", (await place.StandingAsync())[1]);
        Assert.Equal(
            "poor_by_community=yes", await place.SingleAsync<string>("select facts from source_record where person_id = 2"));
    }

    [DatabaseTheory]
    public async Task Answer_AgainstAnEligibleName_DropsItWithTheReason(Engine engine)
    {
        await using var place = await SignedAsync(engine);
        await new DisplayLists(place.Database, Neighbourhood.Statute).OpenAsync(All, null, Act(), Stop);
        var objection = await ObjectAsync(place, new(Meeting.ReferenceOf(1), PersonKey.ReferenceOf(1), true, "punya mobil", "RT 008"));
        var wrongSide = await ObjectAsync(place, new(Meeting.ReferenceOf(1), PersonKey.ReferenceOf(1), false, "miskin", "RT 008"));
        var missing = await ObjectAsync(place, new(Meeting.ReferenceOf(1), null, false, "MURNI tidak tercantum", "RW 002"));

        var byOfficer = await AnswerAsync(place, objection.Value.Reference, true, "OWNS_CAR", Role.KelurahanOfficer);
        var wrongCode = await AnswerAsync(place, objection.Value.Reference, true, "AGED_OUT");
        var answered = await AnswerAsync(place, objection.Value.Reference, true, "OWNS_CAR");
        var twice = await AnswerAsync(place, objection.Value.Reference, false);
        var register = await AnswerAsync(place, missing.Value.Reference, true);

        Assert.Equal("objection.side", Assert.Single(wrongSide.Problems).Code);
        Assert.Equal("objection.lurah", Assert.Single(byOfficer.Problems).Code);
        Assert.Equal("reason", Assert.Single(wrongCode.Problems).Code);
        Assert.Equal("dropped", answered.Value.Outcome);
        Assert.Equal("objection.answered", Assert.Single(twice.Problems).Code);
        Assert.Null(register.Value.Outcome);
        Assert.Equal("1 TargetList dropped OWNS_CAR", (await place.StandingAsync())[0]);
    }

    private static async Task<Neighbourhood> SignedAsync(Engine engine)
    {
        var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync([.. place.HeldFiles(), place.DecisionsFile((2, "tidak_layak,mampu,,"))]);
        await place.Signing().RunAsync(new SignAllRequest(Neighbourhood.Wave, null), Act(), ct: Stop);
        return place;
    }

    private static ProcessContext Act(string at = "2021-07-20", Role role = Role.Lurah) =>
        Neighbourhood.Act(ProcessKind.ListDisplaying, at: at, role: role);

    private static Task<Outcome<ObjectionShown>> ObjectAsync(Neighbourhood place, ObjectionRequest request, string at = "2021-07-21") =>
        new ReceiveObjection(place.Database, place.Keys).RunAsync(request, Act(at), Stop);

    private static Task<Outcome<ObjectionAnswered>> AnswerAsync(
        Neighbourhood place, string objection, bool isAccepted, string? code = null, Role role = Role.Lurah) =>
        new AnswerObjection(place.Database, Neighbourhood.Statute).RunAsync(
            new(objection, isAccepted, "sudah diperiksa", code), Act("2021-07-22", role), Stop);
}
