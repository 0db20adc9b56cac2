using System.Security.Cryptography;
using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Deliberation;

public sealed class SignMinutesTests
{
    [DatabaseTheory]
    public async Task Sign_AHeldMeeting_LandsEachDecisionAsAStepWithItsReason(Engine engine)
    {
        await using var place = await HeldAsync(
            engine,
            (1, "tidak_layak,mampu,,"), (2, "meninggal,,,"), (3, "pindah,,,"), (4, "tidak_ditemukan,,,"), (5, "ganda_nama,,,"),
            (6, "ganda_ruta,,,"), (7, "ditunda,dokumen menyusul,,"));

        var signed = await place.Signing().RunAsync(
            new SignAllRequest(Neighbourhood.Wave, null), Neighbourhood.Act(ProcessKind.MinutesSigning), ct: Stop);

        Assert.Empty(signed.Value.NotReady);
        Assert.Equal(
            [
                "1 Deliberation dropped NOT_POOR_BY_COMMUNITY", "2 Deliberation dropped DECEASED", "3 Deliberation dropped MOVED_OUT_DKI",
                "4 Deliberation dropped NOT_FOUND", "5 Deliberation dropped DUPLICATE_PERSON", "6 Deliberation dropped DUPLICATE_HOUSEHOLD",
                "7 Criteria open", "8 Deliberation open",
            ],
            await place.StandingAsync());
        Assert.Equal(
            [(1, "poor_by_community=no"), (8, "poor_by_community=yes")],
            await place.ListAsync<(long, string)>(
                "select person_id, facts from source_record where source = 'DELIBERATION' order by person_id"));
        Assert.Equal(
            ["1/BA-MUSKEL/31.71.03.1002/2021", "1/BA-MUSKEL/31.71.03.1003/2021"], signed.Value.Minutes.Select(minutes => minutes.Number));
    }

    [DatabaseTheory]
    public async Task Sign_AHeldMeeting_PrintsMinutesWhoseHashIsInTheTrail(Engine engine)
    {
        await using var place = await HeldAsync(engine);

        var minutes = (await place.SignAsync(Meeting.ReferenceOf(1))).Value;

        var pdf = await File.ReadAllBytesAsync(minutes.File, Stop);
        Assert.StartsWith("%PDF-1.7", System.Text.Encoding.Latin1.GetString(pdf, 0, 8), StringComparison.Ordinal);
        Assert.Equal(minutes.PdfHash, Convert.ToHexStringLower(SHA256.HashData(pdf)));
        var body = await place.SingleAsync<string>("select body from audit_event where kind = 'minutes.signed'");
        Assert.Contains(minutes.PdfHash, body, StringComparison.Ordinal);
        Assert.Contains(minutes.DataRoot, body, StringComparison.Ordinal);
        Assert.Equal(4, await place.SingleAsync<long>("select count(*) from access_record"));
        Assert.Empty((await new VerifyAudit(place.Database, place.Keys).RunAsync(null, null, Stop)).Value.Faults);
    }

    [DatabaseTheory]
    public async Task Sign_WithoutQuorumOrWithOpenNames_SaysAllThatIsMissing(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync(place.HeldFiles()[0]);

        var refused = await place.SignAsync(Meeting.ReferenceOf(1));

        Assert.Equal(
            ["minutes.quorum", "minutes.undecided"], refused.Problems.Select(problem => problem.Code).Distinct());
        Assert.Contains(refused.Problems, problem => problem.Message.EndsWith("0 of 1 from lmk.", StringComparison.Ordinal));
        Assert.Equal(0, await place.SingleAsync<long>("select count(*) from minutes"));
    }

    [DatabaseTheory]
    public async Task Sign_ByAnybodyButALurah_IsForbidden(Engine engine)
    {
        await using var place = await HeldAsync(engine);

        var refused = await place.SignAsync(Meeting.ReferenceOf(1), Role.KelurahanOfficer);

        Assert.Equal(("minutes.lurah", ProblemKind.Forbidden), (refused.Problems[0].Code, refused.Problems[0].Kind));
    }

    [DatabaseTheory]
    public async Task Sign_AllWithOneThatIsNotReady_SignsTheOthersAndListsIt(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync([.. place.HeldFiles(areas: Neighbourhood.Cideng)]);
        var decided = place.WriteFile(
            "referensi,kelurahan,jenis,keputusan",
            [.. new long[] { 1, 2, 5, 6 }.Select(person => $"{PersonKey.ReferenceOf(person)},Cideng,fmotm,layak")]);
        await place.ImportAsync(decided);

        var signed = await place.Signing().RunAsync(
            new SignAllRequest(Neighbourhood.Wave, MeetingKind.Registration), Neighbourhood.Act(ProcessKind.MinutesSigning), ct: Stop);
        var again = await place.Signing().RunAsync(
            new SignAllRequest(Neighbourhood.Wave, null), Neighbourhood.Act(ProcessKind.MinutesSigning), ct: Stop);

        Assert.Equal([Neighbourhood.Cideng], signed.Value.Minutes.Select(minutes => minutes.Area));
        Assert.Equal("minutes.not-held", Assert.Single(signed.Value.NotReady).Code);
        Assert.Empty(again.Value.Minutes);
    }

    [DatabaseTheory]
    public async Task Sign_AndThenDecide_IsRefusedByUseCaseAndDatabase(Engine engine)
    {
        await using var place = await HeldAsync(engine);
        await place.SignAsync(Meeting.ReferenceOf(1));

        var late = await place.ImportAsync(place.WriteFile(
            "referensi,kelurahan,jenis,keputusan,alasan,prioritas",
            $"{PersonKey.ReferenceOf(1)},Cideng,fmotm,pindah,,", $"{PersonKey.ReferenceOf(2)},Cideng,fmotm,layak,,2"));

        // The row that only repeats what was decided is no mistake.
        var row = Assert.Single(late.Problems, problem => problem.Code == "import.row");
        Assert.Contains("Correct it with a new one", row.Remedy, StringComparison.Ordinal);
        Assert.EndsWith(
            ";priority=2", (await place.ListAsync<string>("select detail from case_step where person_id = 2 order by batch_id desc"))[0],
            StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => place.ExecuteAsync("update meeting_decision set priority = 9 where meeting_id = 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => place.ExecuteAsync("delete from attendance where meeting_id = 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => place.ExecuteAsync("update meeting set chair = 'X' where id = 1"));
    }

    [DatabaseTheory]
    public async Task Sign_WhereTheCivilRegistryKnowsTheDeadAsLiving_MarksTheStep(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.LandAsync(CaseStep.CivilRegistry, "", CaseOutcome.Passed, null);
        await place.DrawAsync();
        await place.ImportAsync([.. place.HeldFiles(), place.DecisionsFile((2, "meninggal,,,"))]);

        var minutes = (await place.SignAsync(Meeting.ReferenceOf(1))).Value;

        Assert.Equal(1, minutes.Contradicted);
        Assert.Null(await place.SingleAsync<string?>("select died_on from person where person_id = 2"));
    }

    [DatabaseTheory]
    public async Task Correct_ASignedMeeting_BringsBackWhomItRefusedAndLeavesItAsItIs(Engine engine)
    {
        await using var place = await HeldAsync(engine, (2, "tidak_layak,mampu,,"));
        await place.SignAsync(Meeting.ReferenceOf(1));
        var dropped = await place.StandingAsync();
        var correction = await new CorrectMeeting(place.Database, place.Keys).RunAsync(
            new(Meeting.ReferenceOf(1), [PersonKey.ReferenceOf(2), PersonKey.ReferenceOf(1)]),
            Neighbourhood.Act(ProcessKind.MeetingHolding, "salah orang"), Stop);
        await place.ImportAsync([.. place.HeldFiles(areas: Neighbourhood.Cideng)]);
        await place.ImportAsync(place.WriteFile(
            "referensi,kelurahan,jenis,keputusan,alasan",
            $"{PersonKey.ReferenceOf(2)},Cideng,fmotm,layak,", $"{PersonKey.ReferenceOf(1)},Cideng,fmotm,pindah,"));

        var minutes = (await place.SignAsync(correction.Value.Reference)).Value;

        Assert.Equal("2 Deliberation dropped NOT_POOR_BY_COMMUNITY", dropped[1]);
        Assert.Equal((2, 1, 1), (correction.Value.Number, minutes.Reopened, minutes.Dropped));
        Assert.Equal("2/BA-MUSKEL/31.71.03.1002/2021", minutes.Number);
        Assert.Equal(["1 Deliberation dropped MOVED_OUT_DKI", "2 Deliberation open"], (await place.StandingAsync()).Take(2));
        Assert.Equal("tidak_layak", await place.SingleAsync<string>(
            "select decision from meeting_decision where person_id = 2 and meeting_id = 1"));
    }

    [DatabaseTheory]
    public async Task Sign_AfterTwoDecisionsWereSwapped_IsRefusedUntilReadAgain(Engine engine)
    {
        await using var place = await HeldAsync(engine, (2, "tidak_layak,mampu,,"));
        var (first, show) = (Meeting.ReferenceOf(1), new ShowMeeting(place.Database, Neighbourhood.Statute));
        var read = (await show.MarkAsync(first, Stop)).Value;
        var decide = new DecideName(place.Database, place.Keys);
        var act = Neighbourhood.Act(ProcessKind.MeetingHolding);
        await decide.RunAsync(new(first, PersonKey.ReferenceOf(1), CommunityDecision.NotEligible, "mampu"), act, Stop);
        await decide.RunAsync(new(first, PersonKey.ReferenceOf(2), CommunityDecision.Eligible), act, Stop);

        var moved = await SignAsync(read);
        var signed = await SignAsync((await show.MarkAsync(first, Stop)).Value);

        Assert.Equal("minutes.moved", Assert.Single(moved.Problems).Code);
        Assert.True(signed.Succeeded);

        Task<Outcome<SignedMinutes>> SignAsync(string seen) =>
            place.Signing().RunAsync(first, Neighbourhood.Act(ProcessKind.MinutesSigning), seen, Stop);
    }

    private static async Task<Neighbourhood> HeldAsync(Engine engine, params (long Person, string Row)[] decisions)
    {
        var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var imported = await place.ImportAsync([.. place.HeldFiles(), place.DecisionsFile(decisions)]);
        Assert.Empty(imported.Problems);
        return place;
    }
}
