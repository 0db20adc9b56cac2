using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Tests.Storage.Deliberation;

/// <summary>A meeting held act by act, and what leaves on paper.</summary>
public sealed class HoldMeetingTests
{
    private static readonly string First = Meeting.ReferenceOf(1);

    [DatabaseTheory]
    public async Task Hold_ActByAct_PausesAndSigns(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var (hold, decide) = (new HoldMeeting(place.Database), new DecideName(place.Database, place.Keys));
        var act = Neighbourhood.Act(ProcessKind.MeetingHolding);
        var early = await decide.RunAsync(new(First, PersonKey.ReferenceOf(1), CommunityDecision.Eligible), act, Stop);
        await hold.OpenAsync(new(First, "Aula", "Lurah Sari", "Bu Tini"), act, Stop);
        foreach (var role in (AttendanceRole[])[
            AttendanceRole.Lurah, AttendanceRole.Lmk, AttendanceRole.Rw, AttendanceRole.Pendamsos, AttendanceRole.Rt])
            await decide.AttendAsync(First, [new($"Hadirin {role}", role)], act, Stop);

        await hold.PauseAsync(First, act, Stop);
        var paused = await decide.RunAsync(new(First, PersonKey.ReferenceOf(1), CommunityDecision.Eligible), act, Stop);
        await hold.ResumeAsync(First, act, Stop);
        var household = await decide.RunAsync(
            new(First, PersonKey.ReferenceOf(1), CommunityDecision.Eligible, WholeHousehold: true), act, Stop);
        var changed = await decide.RunAsync(new(First, PersonKey.ReferenceOf(1), CommunityDecision.NotEligible, "mampu"), act, Stop);
        await decide.RunAsync(new(First, Reference.Of("REG", 3).ToString(), CommunityDecision.PutOff, "tunggu KK"), act, Stop);
        var minutes = await place.SignAsync(First);

        Assert.Equal("meeting.state", Assert.Single(early.Problems).Code);
        Assert.Contains("paused", Assert.Single(paused.Problems).Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (household.Value.Decided, household.Value.Open));
        Assert.Equal(1, changed.Value.Decided);
        Assert.Equal((1, 1, 2), (minutes.Value.Passed, minutes.Value.Dropped, minutes.Value.PutOff));
        Assert.Equal(["opened", "paused", "resumed"], await place.ListAsync<string>("select kind from meeting_event order by number"));
        // Who was put off is drawn again once that meeting is signed.
        Assert.Equal([(Neighbourhood.Cideng, 2L, 2L)], (await place.DrawAsync()).Select(one => (one.Area, one.Number, one.Names)));
    }

    [DatabaseTheory]
    public async Task Open_APausedMeeting_CorrectsItAndLeavesItPaused(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var act = Neighbourhood.Act(ProcessKind.MeetingHolding);
        var hold = new HoldMeeting(place.Database);
        await hold.OpenAsync(new(First, "Aula", "Sari", "Tini"), act, Stop);
        await hold.PauseAsync(First, act, Stop);

        var corrected = await hold.OpenAsync(new(First, "Balai RW", "Sari", "Tini"), act, Stop);
        var again = await hold.OpenAsync(new(First, "Balai RW", "Sari", "Tini"), act, Stop);
        await place.ImportAsync(place.HeldFiles("fmotm", Neighbourhood.Cideng)[0]);

        Assert.Equal((MeetingState.Paused, true), (corrected.Value.State, corrected.Value.Changed));
        Assert.Equal((MeetingState.Paused, false), (again.Value.State, again.Value.Changed));
        Assert.Equal("paused", await place.SingleAsync<string>("select state from meeting where id = 1"));
        Assert.Equal(["opened", "paused"], await place.ListAsync<string>("select kind from meeting_event order by number"));
        Assert.NotEqual("Balai RW", await place.SingleAsync<string>("select place from meeting where id = 1"));
    }

    [DatabaseTheory]
    public async Task Open_InTheFutureOrWithoutAChair_IsRefused(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var act = Neighbourhood.Act(ProcessKind.MeetingHolding);
        var hold = new HoldMeeting(place.Database);

        var future = await hold.OpenAsync(new(First, "Aula", "Sari", "Tini", BegunAt: act.At.AddDays(1)), act, Stop);
        var nobody = await hold.OpenAsync(new(First, "Aula", " ", "Tini"), act, Stop);

        Assert.Equal(
            ["meeting.future", "meeting.incomplete"], [Assert.Single(future.Problems).Code, Assert.Single(nobody.Problems).Code]);
    }

    [DatabaseTheory]
    public async Task Sign_AProgrammesMeeting_WantsAPriorityForEachAndLandsByProgramme(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.LandAsync(CaseStep.Candidacy, "KLJ", CaseOutcome.Passed, null, 1, 2);
        await place.DrawAsync(MeetingKind.Programme);
        await place.ImportAsync([.. place.HeldFiles("pkd", Neighbourhood.Cideng)]);
        const string Header = "referensi,kelurahan,jenis,program,keputusan,alasan,prioritas";
        var (one, two) = (PersonKey.ReferenceOf(1), PersonKey.ReferenceOf(2));
        await place.ImportAsync(place.WriteFile(
            Header, $"{one},Cideng,pkd,KLJ,layak,,", $"{two},Cideng,pkd,KLJ,tidak_layak,mampu,"));

        var unranked = await place.SignAsync(First);
        await place.ImportAsync(place.WriteFile(Header, $"{one},Cideng,pkd,KLJ,layak,,1"));
        var signed = await place.SignAsync(First);

        Assert.Equal("minutes.unranked", Assert.Single(unranked.Problems).Code);
        Assert.Equal((1, 1), (signed.Value.Passed, signed.Value.Dropped));
        Assert.Equal(
            [(1, "KLJ", "layak", 1L)],
            await place.ListAsync<(long, string, string, long)>(
                $"select person_id, programme, decision, priority from ({SignedDecisions.Sql}) s where priority is not null"));
        Assert.Equal("1 Criteria open", (await place.StandingAsync())[0]);
    }

    [DatabaseTheory]
    public async Task Export_ForFillingIn_ComesBackAsDecisionsAndLeavesAccessRecords(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync(place.HeldFiles());
        var path = Path.Combine(place.Folder, "agenda.csv");
        var export = new ExportAgendas(place.Database, place.Keys);
        var act = Neighbourhood.Act(ProcessKind.AgendaDrawing);
        var request = new ExportRequest(Neighbourhood.Wave, MeetingKind.Registration, null, path);
        var paper = request with
        {
            Kelurahan = "Cideng",
            Path = Path.Combine(place.Folder, "agendas"),
            Paper = PrintFonts.Find().Value,
        };

        var all = await export.RunAsync(request with { WithNik = true }, act, ct: Stop);
        var folder = await export.RunAsync(paper, act, ct: Stop);
        var unasked = await export.RunAsync(request, act with { Reason = "" }, ct: Stop);

        var lines = await File.ReadAllLinesAsync(path, Stop);
        Assert.Equal((8, 9), (all.Value.Names, lines.Length));
        Assert.Contains(Neighbourhood.NikOf(2, "1950-05-05"), lines[3], StringComparison.Ordinal);
        Assert.Equal(2, folder.Value.Files.Count);
        Assert.Contains("31************06", (await File.ReadAllLinesAsync(folder.Value.Files[^1], Stop))[1], StringComparison.Ordinal);
        Assert.Equal("access.purpose", Assert.Single(unasked.Problems).Code);
        Assert.Equal(12, await place.SingleAsync<long>("select count(*) from access_record"));
        // Filled in and sent back as it is.
        var filled = lines.Select((line, i) => i == 0 ? line : line.Replace(",,,,,", ",,layak,,,", StringComparison.Ordinal)).ToArray();
        var imported = await place.ImportAsync(place.WriteFile(filled[0].TrimStart('\uFEFF'), filled[1..]));
        Assert.Equal(8, imported.Value.Files[0].Changed);
    }

    [DatabaseTheory]
    public async Task PrintMinutes_OfASignedMeeting_AreTheSameBytes(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync([.. place.HeldFiles(), place.DecisionsFile()]);
        var signed = (await place.SignAsync(First)).Value;
        File.Delete(signed.File);
        var print = new PrintMinutes(place.Database, place.Keys, PrintFonts.Find().Value, Path.Combine(place.Folder, "minutes"));

        var printed = await print.RunAsync(First, Neighbourhood.Act(ProcessKind.IdentityReading), Stop);
        await place.ExecuteAsync(
            """
            insert into attendance (meeting_id, number, name, role, position, recorded_at, recorded_by) values (1, 99, 'X', 'rt', '', 0, 0)
            """);
        var forged = await print.RunAsync(First, Neighbourhood.Act(ProcessKind.IdentityReading), Stop);

        Assert.True(printed.Value is { IsTheSame: true, IsDataWhole: true });
        Assert.Equal(signed.PdfHash, printed.Value.PdfHash);
        Assert.True(forged.Value is { IsTheSame: false, IsDataWhole: false });
    }
}
