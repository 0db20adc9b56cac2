using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

/// <summary>Looking through a file says what landing it would do, and does nothing.</summary>
public sealed class PreviewTests
{
    [DatabaseTheory]
    public async Task Import_Preview_TellsWhatWouldComeAndKeepsNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var person = await village.AddPersonAsync();
        var path = village.WriteFile(Header, Line(person), "3171990101990099,KLJ,300000,2024-01,2024-12,eksisting,2024-I");
        var file = new DecreeFile(path, "Kepgub 120/2024", "Daftar", Signed, BadRows.SkipRow, Preview: true);
        var import = new ImportDecree(village.Database, village.Keys, Statute);

        var preview = (await import.RunAsync(file, Act(), ct: Stop)).Value;
        var decrees = await village.SingleAsync<long>("select count(*) from decree");
        var recipients = await village.SingleAsync<long>("select count(*) from recipient");
        var files = await village.SingleAsync<long>("select count(*) from import_file");
        var landed = (await import.RunAsync(file with { Preview = false }, Act(), ct: Stop)).Value;

        Assert.Equal((2L, 1L, 1L), (preview.RowsRead, preview.RowsRefused, preview.Programmes.Single().Lines));
        Assert.Equal((0L, 0L, 0L), (decrees, recipients, files));
        Assert.False(landed.WasKnown);
        Assert.Equal(preview.Programmes, landed.Programmes);
    }

    [DatabaseTheory]
    public async Task Change_Preview_TellsWhatWouldComeAndKeepsNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var person = await village.AddPersonAsync();
        await village.ImportAsync([Line(person)]);
        var path = village.WriteFile(EventHeader, $"{person},KLJ,akhiri,DECEASED,2024-05-02,KM 1");
        var change = new ChangeRecipients(village.Database, village.Keys, Statute);

        var preview = (await change.RunAsync(new RecipientFile(path, Preview: true), Act(ProcessKind.RecipientEnding), ct: Stop)).Value;

        Assert.Equal(1, preview.Recorded);
        Assert.Equal(("KLJ", "ended", "DECEASED"), preview.Counts.Select(c => (c.Programme, c.Kind, c.Reason)).Single());
        Assert.Equal(0, await village.SingleAsync<long>("select count(*) from recipient_event"));
        Assert.Equal(["KLJ 2024-01..2024-12 active"], await village.SpansAsync());
    }
}
