using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Deliberation;

public sealed class ImportMeetingsTests
{
    [DatabaseTheory]
    public async Task Import_FilesInAnyOrder_OpensAttendsAndDecides(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var held = place.HeldFiles();
        var proposals = place.WriteFile(
            "kelurahan,jenis,nama,rt,rw,keterangan,oleh", $"{Neighbourhood.Cideng},fmotm,MURNI,001,002,janda lansia,RW 002");

        var decisions = place.DecisionsFile((2, "tidak_layak,memiliki warung,,RW 001"));

        var imported = await place.ImportAsync(decisions, proposals, held[1], held[0]);

        Assert.Equal(
            [("meetings", 2), ("attendance", 10), ("proposals", 1), ("decisions", 8)],
            imported.Value.Files.Select(file => (file.What, file.Changed)));
        Assert.Equal(
            ("tidak_layak", "memiliki warung", null, "RW 001"),
            await place.SingleAsync<(string, string, long?, string)>(
                "select decision, reason, priority, dissent from meeting_decision where person_id = 2"));
        Assert.Equal(2, await place.SingleAsync<long>("select count(*) from meeting where state = 'open'"));
    }

    [DatabaseTheory]
    public async Task Import_TheSameFilesAgain_ChangesNothing(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        string[] files = [.. place.HeldFiles(), place.DecisionsFile()];
        await place.ImportAsync(files);
        var events = await place.SingleAsync<long>("select count(*) from audit_event");

        var again = await place.ImportAsync(files);
        var sameRows = await place.ImportAsync(place.DecisionsFile());

        Assert.All(again.Value.Files, file => Assert.True(file.File.WasImportedBefore));
        // The same rows in another file of the same bytes are the same file.
        Assert.True(sameRows.Value.Files[0].File.WasImportedBefore);
        Assert.Equal(events, await place.SingleAsync<long>("select count(*) from audit_event"));
    }

    [DatabaseTheory]
    public async Task Import_ANameThatIsNotOnTheAgenda_IsRefusedWithItsLine(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync(place.HeldFiles());
        var stranger = await place.AddPersonAsync(60, Neighbourhood.Cideng, "head", "1960-01-01", isMember: false);
        var file = place.WriteFile(
            "nik,kelurahan,jenis,keputusan,alasan,prioritas,keberatan",
            $"{Neighbourhood.NikOf(2, "1950-05-05")},{Neighbourhood.Cideng},fmotm,layak,,1,",
            $"{Neighbourhood.NikOf(stranger, "1960-01-01")},{Neighbourhood.Cideng},fmotm,layak,,2,",
            $"{Neighbourhood.NikOf(4, "1950-05-05")},{Neighbourhood.Cideng},fmotm,layak,,3,");

        var refused = await place.ImportAsync(file);
        var skipped = await place.ImportAsync(BadRows.SkipRow, file);

        Assert.Contains(refused.Problems, problem => problem.Message.StartsWith("Line 3: The name is not on", StringComparison.Ordinal));
        Assert.Contains(refused.Problems, problem => problem.Message.StartsWith("Line 4: The name is not on", StringComparison.Ordinal));
        Assert.Equal((1, 2), (skipped.Value.Files[0].Changed, skipped.Value.Files[0].File.RowsRefused));
        Assert.Equal([2], await place.ListAsync<long>("select person_id from meeting_decision"));
    }

    [DatabaseTheory]
    public async Task Import_BadRows_NamesLineColumnAndRemedy(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync(place.HeldFiles());
        var one = PersonKey.ReferenceOf(1);

        var imported = await place.ImportAsync(place.WriteFile(
            "referensi,kelurahan,jenis,keputusan,alasan,prioritas,keberatan",
            $"{one},Cideng,fmotm,mungkin,,,",
            $"{one},Cidenk,fmotm,layak,,,",
            $"{one},Cideng,rapat,layak,,,",
            $"{one},Cideng,fmotm,tidak_layak,,,",
            $"{one},Cideng,fmotm,layak,,pertama,",
            $"{one},Cideng,fmotm,meninggal,,3,",
            "P-1112-X,Cideng,fmotm,layak,,,",
            "3.17101E+15,Cideng,fmotm,layak,,,",
            $"{one},Cideng,pkd,layak,,,"));

        string[] columns = ["keputusan", "kelurahan", "jenis", "alasan", "prioritas", "prioritas", "referensi", "referensi", "kelurahan"];
        Assert.Equal(
            columns,
            imported.Problems
                .Where(problem => problem.Code == "import.row")
                .Select(problem => problem.Message.Split(", ", 2)[1].Split(' ', ':')[0]));
    }

    [DatabaseTheory]
    public async Task Import_ContradictingRowsOfOneName_RefusesTheLater(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync(place.HeldFiles());
        var one = PersonKey.ReferenceOf(1);

        var imported = await place.ImportAsync(place.WriteFile(
            "referensi,kelurahan,jenis,keputusan,alasan",
            $"{one},Cideng,fmotm,layak,", $"{one},Cideng,fmotm,pindah,"));

        Assert.Contains(imported.Problems, problem => problem.Message.Contains("Line 2 says something else", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Import_DecisionsOfAMeetingThatWasNotHeld_AreRefused(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();

        var imported = await place.ImportAsync(place.DecisionsFile());

        Assert.Contains(imported.Problems, problem => problem.Remedy == "Open it first.");
    }

    [DatabaseTheory]
    public async Task Import_AFileThatIsNone_SaysWhichColumnsItWouldNeed(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);

        var imported = await place.ImportAsync(place.WriteFile("nik,nama", "1,2"));

        Assert.Equal("meeting.file", Assert.Single(imported.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Import_AHousehold_IsDecidedAtOnceByItsApplication(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.ImportAsync(place.HeldFiles());
        var application = Kernel.Reference.Of("REG", 1);

        await place.ImportAsync(place.WriteFile("referensi,kelurahan,jenis,keputusan", $"{application},Cideng,fmotm,ganda ruta"));

        Assert.Equal(
            [(1, "ganda_ruta"), (2, "ganda_ruta")],
            await place.ListAsync<(long, string)>("select person_id, decision from meeting_decision order by person_id"));
    }
}
